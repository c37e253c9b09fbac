import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { runOrTell } from './runOrTell.ts'

const run = (script: string): void => runOrTell(process.execPath, ['-e', script], { cwd: tmpdir() })

test('default: a program that ends well says nothing', () => {
  expect(() => run('console.log("fine")')).not.toThrow()
})

test('behavior: the error holds both streams and how it ended', () => {
  const fail = (): void => run('console.log("ERR_OUT"); console.error("ERR_ERR"); process.exit(3)')
  expect(fail).toThrow(/ended with 3 in .+ It said:\nERR_OUT\nERR_ERR$/s)
})

test('behavior: a program that is not there is named', () => {
  expect(() => runOrTell('no-such-program', [], { cwd: tmpdir() })).toThrow(
    /^no-such-program ended with .*ENOENT/,
  )
})
