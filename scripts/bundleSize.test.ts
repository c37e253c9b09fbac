import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bundleSize, growth } from './bundleSize.ts'
import { ownEntries, sizeBudgets } from './sizeBudgets.ts'

const folder = join(import.meta.dirname, '..')
const firstOf = async (source: string, from = folder) => (await bundleSize(source, from)).first

test('default', async () => {
  const { first, later } = await bundleSize(`console.log('a')`, folder)
  expect(first).toBeGreaterThan(10)
  expect(first).toBeLessThan(60)
  expect(later).toEqual({})
})

test('behavior: imports are found from a folder below', async () => {
  const source = `import { string } from 'zod'; console.log(string)`
  expect(await firstOf(source, join(folder, 'scripts'))).toBeGreaterThan(1_000)
})

test('behavior: react and react-query are not counted, zod is', async () => {
  expect(await firstOf(`import { useState } from 'react'; console.log(useState)`)).toBeLessThan(100)
  expect(await firstOf(`import { jsx } from 'react/jsx-runtime'; console.log(jsx)`)).toBeLessThan(100)
  expect(
    await firstOf(`import { useQuery } from '@tanstack/react-query'; console.log(useQuery)`),
  ).toBeLessThan(100)
  expect(await firstOf(`import { string } from 'zod'; console.log(string)`)).toBeGreaterThan(1_000)
})

test('behavior: what is loaded on demand is told apart, and Vite’s code for it is not counted', async () => {
  const { first, later } = await bundleSize(`import('./scripts/headings.ts').then(console.log)`, folder)
  expect(first).toBeLessThan(200)
  expect(later).toEqual({ 'headings.js': expect.any(Number) })
})

test('behavior: what the page shares with a later part is loaded first', async () => {
  const shared = `import { string } from 'zod'; console.log(string)`
  const { first } = await bundleSize(`${shared}; import('zod').then(console.log)`, folder)
  expect(first).toBeGreaterThan(1_000)
})

test('behavior: a stylesheet is counted', async () => {
  expect(await firstOf(`import './packages/react/src/styles/styles.css'`)).toBeGreaterThan(1_000)
})

test('behavior: on top of another page counts what is new, in one language', () => {
  const page = { first: 120, later: { 'a.js': 30, 'jose.js': 7, 'fr.js': 3, 'de.js': 4 } }
  expect(growth(page, { first: 100, later: { 'a.js': 31 } })).toBe(20 + 7 + 4)
})

test.each(sizeBudgets)('behavior: one schema more breaks the budget of $name', async ({ limit }) => {
  const source = `import * as z from 'zod'; console.log(z.object({ id: z.number() }))`
  expect(await firstOf(source)).toBeGreaterThan(limit)
})

const sourcesOf = async (source: string) => (await bundleSize(source, folder, ['@powens-pay/source'])).sources

test('behavior: of a page the source files are told that anything is left of', async () => {
  const sources = await sourcesOf(
    `import { usePayButton } from '@powens-pay/react'; console.log(usePayButton)`,
  )
  expect(sources).toContainEqual(expect.stringMatching(/hooks\/usePayButton\.ts$/))
  expect(sources).not.toContainEqual(expect.stringMatching(/hooks\/usePaymentStatus\.ts$/))
})

test.each(sizeBudgets.filter(({ beside }) => beside === undefined))(
  'behavior: $name: nothing of staff or of validation in the page is there',
  async ({ source }) => {
    expect((await sourcesOf(source)).filter((file) => ownEntries.test(file))).toEqual([])
  },
)

const readme = readFileSync(join(folder, 'packages/react/README.md'), 'utf8')

test.each([
  ['`usePayButton` and the client', 'button hook with the client'],
  ['`usePayButton`, `usePaymentStatus` and the client', 'button and status hooks with the client'],
  [
    '`<PaymentProvider>`, `<PayButton>`, `<PaymentStatus>`, in English',
    'button and status components with the provider, the client and English, which is built in',
  ],
])('behavior: the README tells the limit of %s', (row, name) => {
  const limit = sizeBudgets.find((budget) => budget.name === name)?.limit ?? 0
  const line = readme.split('\n').find((text) => text.startsWith(`| ${row} `))
  expect(line).toContain(` ${(limit / 1000).toFixed(1)} kB `)
})
