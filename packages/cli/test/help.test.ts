import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { startProcess } from './startProcess.ts'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const listModules = `data:text/javascript,${encodeURIComponent(`
  import { writeSync } from 'node:fs'
  import { registerHooks } from 'node:module'
  registerHooks({
    load(url, context, next) {
      writeSync(2, 'loads ' + url + '\\n')
      return next(url, context)
    },
  })
`)}`

/** The files that a call of the program loads, apart from Node's own modules. */
async function listLoaded(...words: string[]): Promise<string[]> {
  const node = ['--conditions=@powens-pay/source', '--import', listModules]
  const program = startProcess(process.execPath, [...node, main, ...words])
  await program.ended
  return [...program.output().matchAll(/^loads (file:.*)$/gm)].map(([, url = '']) => url)
}

test.each(['--help', '--version', '', 'doctro', 'webhooks'])(
  'behavior: powens-pay %s loads the program alone: no command, package or schema',
  async (words) => {
    const loaded = await listLoaded(...words.split(' ').filter(Boolean))
    expect(loaded.length).toBeGreaterThan(5)
    expect(
      loaded.filter((url) => !/\/packages\/cli\/(?:src\/(?:main|program\/\w+)\.ts|package\.json)$/.test(url)),
    ).toEqual([])
  },
)

test('behavior: a command loads what it needs, which the list above would show', async () => {
  const loaded = (await listLoaded('webhooks', 'listen', '--help')).join(' ')
  expect(loaded).toContain('/webhooks/listenCommand.ts')
  expect(loaded).not.toContain('/doctor/')
  expect(loaded).not.toContain('/zod/')
})
