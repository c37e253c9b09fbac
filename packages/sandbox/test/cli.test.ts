import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { expect, test } from 'vitest'

const start = (...parameters: string[]) =>
  spawn(
    process.execPath,
    [
      '--conditions=@powens-pay/source',
      new URL('../src/node/cli.ts', import.meta.url).pathname,
      ...parameters,
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )

test('powens-sandbox: prints where it is and the credentials, answers, and stops on Ctrl-C', async () => {
  const child = start('--port', '0', '--domain', 'acme-sandbox')
  let output = ''
  for await (const chunk of child.stdout) {
    output += String(chunk)
    if (output.includes('Ctrl-C')) break
  }
  const read = (name: string) => new RegExp(`${name}\\s+(\\S+)`).exec(output)?.[1] ?? ''
  const response = await fetch(`${read('API')}/auth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: read('Client id'),
      client_secret: read('Client secret'),
      scope: 'payments:admin',
    }),
  })
  expect(response.status).toBe(200)
  expect(read('Domain')).toBe('acme-sandbox')
  child.kill('SIGINT')
  expect(await once(child, 'exit')).toEqual([0, null])
}, 20_000)

test('powens-sandbox: a port that is taken is said, with what to do', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const child = start('--port', String(port))
  let output = ''
  for await (const chunk of child.stderr) output += String(chunk)
  expect(output).toContain(`port ${port} is taken. Stop what listens there, or choose another with --port`)
  server.close()
}, 20_000)

test('powens-sandbox: a wrong flag is a sentence, and ends with 2', async () => {
  const child = start('--prot', '1')
  let output = ''
  for await (const chunk of child.stderr) output += String(chunk)
  expect(output).toBe("Unknown option '--prot'. See powens-sandbox --help.\n")
  expect(child.exitCode ?? (await once(child, 'exit'))[0]).toBe(2)
}, 20_000)
