import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { indexes } from './docsIndex.ts'

test.each(indexes)('$path lists every page (pnpm docs:index)', ({ path, text }) => {
  expect(readFileSync(path, 'utf8')).toBe(text)
})
