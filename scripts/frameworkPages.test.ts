import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { frameworkPages } from './frameworkPages.ts'

test.each(frameworkPages)('$path says what init writes (pnpm docs:frameworks)', ({ path, text }) => {
  expect(readFileSync(path, 'utf8')).toBe(text)
})
