import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'

// Files share one jsdom, so each test takes down what it rendered.
afterEach(cleanup)

// A busy machine takes its time; what is awaited here comes, or the test is wrong.
configure({ asyncUtilTimeout: 10_000 })
