import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readNextConfig } from './readNextConfig.ts'

function read(name: string, text: string) {
  const folder = mkdtempSync(join(tmpdir(), 'powens-pay-next-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, name), text)
  return readNextConfig(folder)
}

test.each([
  ['an object', "export default { basePath: '/shop', trailingSlash: true }"],
  ['CommonJS', 'module.exports = {\n  trailingSlash: true,\n  basePath: "/shop",\n}'],
  ['a function', 'export default () => ({ basePath: `/shop`, trailingSlash: true })'],
  ['quoted names', `export default { "basePath": "/shop", "trailingSlash" : true }`],
])('default: %s', (_, text) => {
  expect(read('next.config.mjs', text)).toEqual({ basePath: '/shop', trailingSlash: true })
})

test.each(['ts', 'js', 'mjs', 'cjs', 'mts'])('default: next.config.%s', (ending) => {
  expect(read(`next.config.${ending}`, "export default { basePath: '/a' }").basePath).toBe('/a')
})

test.each([
  ['neither', 'export default {}'],
  [
    'both in comments',
    "// basePath: '/old',\n/* trailingSlash: true */\nexport default { trailingSlash: false }",
  ],
  ['a value that is computed', 'export default { basePath: `/${name}`, trailingSlash: isSlashed }'],
])('parameters: %s is none', (_, text) => {
  expect(read('next.config.ts', text)).toEqual({ basePath: '', trailingSlash: false })
})

test('parameters: a folder without a configuration has neither', () => {
  expect(read('package.json', '{}')).toEqual({ basePath: '', trailingSlash: false })
})
