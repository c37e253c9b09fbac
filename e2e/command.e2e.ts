import { spawn, type ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'

const root = fileURLToPath(new URL('..', import.meta.url))

const running = new Set<ChildProcess>()

// Stops the shop when a test fails in the middle.
test.afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
  running.clear()
})

function start(environment: Record<string, string>) {
  const child = spawn('node', ['--conditions=@powens-pay/source', 'examples/shop/server/main.ts'], {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)))
  return { child, output: () => output }
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null) await once(child, 'exit')
  return child.exitCode
}

test('the start command prints the address, takes another port if one is taken, and stops cleanly', async ({
  page,
}) => {
  const taken = createServer().listen(0, 'localhost')
  await once(taken, 'listening')
  const port = (taken.address() as { port: number }).port

  const { child, output } = start({ PORT: String(port) })
  await expect.poll(output, { timeout: 30_000 }).toContain('The shop is ready')
  expect(output()).toContain('Using the embedded sandbox: no money moves.')
  const url = /The shop is ready: (\S+)/.exec(output())?.[1] as string
  expect(url).not.toBe(`http://localhost:${port}`)
  await page.goto(url)
  await expect(page.getByRole('heading', { name: 'Out of the oven' })).toBeVisible()

  child.kill('SIGINT')
  expect(await exitOf(child)).toBe(0)
  expect(output()).toContain('The shop is closed.')
  await expect(fetch(url)).rejects.toThrow()
  taken.close()
})

test('half a configuration is named at the start', async () => {
  const { child, output } = start({ POWENS_DOMAIN: 'acme', POWENS_CLIENT_SECRET: 'client-secret' })
  expect(await exitOf(child)).toBe(1)
  expect(output()).toContain('POWENS_CLIENT_ID, PUBLIC_URL, PAYMENT_SECRET')
  expect(output()).not.toContain('client-secret')
})

const whole = {
  POWENS_DOMAIN: 'acme',
  POWENS_CLIENT_ID: '12345678',
  POWENS_CLIENT_SECRET: 'the-client-secret',
  PUBLIC_URL: 'https://shop.example',
  PAYMENT_SECRET: 'a secret of at least thirty-two bytes',
  POWENS_BENEFICIARY_IBAN: 'FR1420041010050500013M02606',
  POWENS_BENEFICIARY_NAME: 'Fournil SAS',
  PORT: '0',
}

test('with credentials it says that it uses Powens, and what to register there', async () => {
  const { child, output } = start({ ...whole, POWENS_WEBHOOK_SECRET: 'the-webhook-secret' })
  await expect.poll(output, { timeout: 30_000 }).toContain('The shop is ready')
  expect(output()).toContain('Using Powens itself')
  expect(output()).toContain('https://shop.example/api/powens/callback')
  expect(output()).toContain('https://shop.example/api/powens/webhooks')
  for (const secret of [
    'the-client-secret',
    'the-webhook-secret',
    whole.PAYMENT_SECRET,
    whole.POWENS_BENEFICIARY_IBAN,
  ])
    expect(output()).not.toContain(secret)
  child.kill('SIGTERM')
  expect(await exitOf(child)).toBe(0)
})

for (const [name, broken] of Object.entries({
  'a domain with a slash': { POWENS_DOMAIN: 'acme/2.0' },
  'a domain with a scheme': { POWENS_DOMAIN: 'https://acme.biapi.pro' },
  'a domain with a port': { POWENS_DOMAIN: 'acme.biapi.pro:443' },
  'a payment secret that is too short': { PAYMENT_SECRET: 'short' },
}))
  test(`${name} stops the start with a sentence`, async () => {
    const { child, output } = start({ ...whole, ...broken })
    expect(await exitOf(child)).toBe(1)
    expect(output()).toMatch(/, (so|because|and) .+\. .+\./s)
    expect(output()).not.toContain('    at ')
  })
