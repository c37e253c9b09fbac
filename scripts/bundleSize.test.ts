import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bundleSize } from './bundleSize.ts'
import { sizeBudgets } from './sizeBudgets.ts'

const folder = join(import.meta.dirname, '..')

test('default', async () => {
  expect(await bundleSize(`console.log('a')`, folder)).toBeLessThan(60)
})

test('behavior: imports are found from a folder below', async () => {
  expect(await bundleSize(`export { string } from 'zod'`, join(folder, 'scripts'))).toBeGreaterThan(1_000)
})

test('behavior: react is not counted, zod is', async () => {
  expect(await bundleSize(`export { useState } from 'react'`, folder)).toBeLessThan(100)
  expect(await bundleSize(`export { string } from 'zod'`, folder)).toBeGreaterThan(1_000)
})

test('behavior: a chunk loaded on demand is not counted', async () => {
  expect(await bundleSize(`export const load = () => import('zod')`, folder)).toBeLessThan(400)
})

test('behavior: a stylesheet is counted', async () => {
  const source = `import './packages/react/src/styles/styles.css'`
  expect(await bundleSize(source, folder)).toBeGreaterThan(1_000)
})

test.each(sizeBudgets)('behavior: one schema more breaks the budget of $name', async ({ limit }) => {
  expect(
    await bundleSize(`import * as z from 'zod'; export const schema = z.object({ id: z.number() })`, folder),
  ).toBeGreaterThan(limit)
})
