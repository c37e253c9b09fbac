import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createTerminal } from './createTerminal.ts'

const folder = mkdtempSync(join(tmpdir(), 'powens-pay-'))
afterAll(() => rmSync(folder, { recursive: true }))

test.each([
  ['a new file', () => undefined],
  ['a file that others could read', (path: string) => writeFileSync(path, '', { mode: 0o644 })],
])('writeFile: a secret in %s is for its owner alone', async (name, prepare) => {
  const path = join(folder, name)
  prepare(path)
  await createTerminal().writeFile(path, 'hush\n', { isSecret: true })
  expect(readFileSync(path, 'utf8')).toBe('hush\n')
  expect(statSync(path).mode & 0o777).toBe(0o600)
})
