import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { apiPages, findDeclaration, listEntries, packageNames, writeApiPage } from './apiReference.ts'
import { readDeclaration } from './readDeclaration.ts'

test.each(apiPages)('docs/api: $name is what the sources say (pnpm docs:api)', ({ name, path }) => {
  expect(readFileSync(path, 'utf8')).toBe(writeApiPage(name))
})

test.each(packageNames)('behavior: every name of %s is found', (name) => {
  const exported = listEntries(name).flatMap((entry) => entry.exported)
  expect(exported.length).toBeGreaterThan(5)
  const lost = exported.filter((one) => !one.from.startsWith('@') && !findDeclaration(one))
  expect(lost.map((one) => one.name)).toEqual([])
})

test('behavior: a function, an interface and a type', () => {
  expect(
    readDeclaration('/** Pays. */\nexport function pay(id: { a: string }): void {\n  go()\n}\n', 'pay'),
  ).toEqual({
    text: 'Pays.',
    examples: [],
    code: 'function pay(id: { a: string }): void',
    members: [],
  })
  const source = `export interface Options {
  /** What for. @default 1 */
  a?: number | undefined
  call: (x: {
    y: string
  }) => void
}
`
  expect(readDeclaration(source, 'Options')?.members).toEqual([
    { name: 'a?', type: '`number \\| undefined`', text: 'What for. Default: `1`.' },
    { name: 'call', type: '`(x: { y: string }) => void`', text: '' },
  ])
  expect(readDeclaration("export type A =\n  | 'b'\n  | 'c'\n\nexport type D = 1\n", 'A')?.code).toBe(
    "type A =\n  | 'b'\n  | 'c'",
  )
  expect(readDeclaration('export const f = async (a: string): Promise<void> => go(a)\n', 'f')?.code).toBe(
    'const f = async (a: string): Promise<void>',
  )
  expect(readDeclaration('export const a = 1\n', 'b')).toBeUndefined()
})
