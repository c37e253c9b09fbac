import '@testing-library/jest-dom/vitest'
import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'

// Files share one jsdom, so each test takes down what it rendered.
afterEach(cleanup)
