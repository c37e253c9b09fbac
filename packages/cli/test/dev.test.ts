import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { makeInstruction } from './exampleInstruction.ts'
import { freePort } from './freePort.ts'
import { startProgram } from './startProcess.ts'

/** An app that takes webhooks with a status, says what it was started with, and pays at once. */
const app = `
import { createServer } from 'node:http'
import { writeFileSync } from 'node:fs'
writeFileSync('started.json', JSON.stringify(process.env))
createServer((request, response) => {
  request.resume()
  response.writeHead(Number(process.env.ANSWER ?? 204)).end()
}).listen(Number(process.env.APP_PORT), '127.0.0.1', () => console.log('the app listens'))
`

async function makeFolder(settings: Record<string, string>) {
  const folder = mkdtempSync(join(tmpdir(), 'powens-pay-dev-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const port = await freePort()
  const lines = Object.entries({
    PUBLIC_URL: `http://127.0.0.1:${port}/api/powens`,
    POWENS_WEBHOOK_SECRET: 'a webhook secret of the dev test',
    APP_PORT: String(port),
    ...settings,
  }).map(([name, value]) => `${name}=${value}`)
  writeFileSync(join(folder, '.env'), lines.join('\n'))
  writeFileSync(join(folder, 'app.mjs'), app)
  return folder
}

const start = (folder: string, ...words: string[]) => {
  const program = startProgram(['dev', folder, '--port', '0', '--command', 'node app.mjs', ...words])
  onTestFinished(() => void program.child.kill('SIGKILL'))
  return program
}

const readStarted = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'started.json'), 'utf8')) as Record<string, string>

/** What a server of the app does: a token, then a payment. */
async function createPayment({
  POWENS_API_URL,
  POWENS_CLIENT_ID,
  POWENS_CLIENT_SECRET,
}: Record<string, string>) {
  const post = async (path: string, body: unknown, token?: string) => {
    const response = await fetch(`${POWENS_API_URL}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    })
    return (await response.json()) as Record<string, string>
  }
  const { token } = await post('/auth/token', {
    grant_type: 'client_credentials',
    client_id: POWENS_CLIENT_ID,
    client_secret: POWENS_CLIENT_SECRET,
    scope: 'payments:admin',
  })
  return post(
    '/payments',
    {
      client_redirect_uri: 'http://127.0.0.1:1/callback',
      client_state: 'x',
      instructions: [makeInstruction('done')],
    },
    token,
  )
}

test('default: the app runs with the settings of .env and those of the sandbox, which replace a Powens named there', async () => {
  const folder = await makeFolder({ POWENS_DOMAIN: 'acme', POWENS_CLIENT_SECRET: 'a real one', MINE: '1' })
  const dev = start(folder)
  await dev.until('the app listens')
  const environment = readStarted(folder)
  expect(environment).toMatchObject({
    MINE: '1',
    POWENS_API_URL: expect.stringContaining('http://127.0.0.1:'),
  })
  expect(environment['POWENS_CLIENT_SECRET']).not.toBe('a real one')
  const { id } = await createPayment(environment)
  expect(id).toBeTypeOf('number')
  await dev.until(`payment ${id}  created`)
  // The app ends with it, and nothing is left on its port.
  expect(await dev.stop('SIGINT')).toBe(0)
  await expect(fetch(`http://127.0.0.1:${environment['APP_PORT']}`)).rejects.toThrow('fetch failed')
})

test('behavior: an app that ends ends it too, with its code', async () => {
  const folder = await makeFolder({})
  const dev = start(folder, '--command', 'exit 3')
  expect(await dev.ended).toBe(1)
  expect(dev.output()).toContain('The app ended with 3.')
})

test('behavior: a port that is taken is no reason to fail', async () => {
  const taken: Server = createServer()
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void taken.close())
  const { port } = taken.address() as AddressInfo
  const dev = start(await makeFolder({}), '--port', String(port))
  await dev.until('the app listens')
  expect(dev.output()).not.toContain(`http://127.0.0.1:${port} `)
  await dev.stop('SIGTERM')
})

test('parameters: without PUBLIC_URL it says what to do', async () => {
  const dev = start(await makeFolder({ PUBLIC_URL: '' }))
  expect(await dev.ended).toBe(2)
  expect(dev.output()).toContain('npx @powens-pay/cli init')
})

test.each(['x', '1.5', '70000'])('parameters: --port %s is a sentence', async (port) => {
  const dev = start(await makeFolder({}), '--port', port)
  expect(await dev.ended).toBe(2)
  expect(dev.output()).toContain('--port is not a port')
})
