import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPayment, createPaymentClient, getPayment } from '@powens-pay/core'
import { signWebhook } from '@powens-pay/server-kit'
import { startSandbox, type StartedSandbox } from '@powens-pay/sandbox/node'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { findProgram } from '../../../scripts/findProgram.ts'
import { listen, type Listener } from '../src/serve/listen.ts'
import { makeInstruction } from './exampleInstruction.ts'
import { freePort } from './freePort.ts'
import { startBrokerProcess, webhookSecret } from './startBrokerProcess.ts'
import { startProcess, type StartedProcess } from './startProcess.ts'

/** Where no nginx is, these tests are skipped; `apt-get install nginx-light` brings one. */
const program = [findProgram('nginx'), '/usr/sbin/nginx'].find((path) => path && existsSync(path))

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const [, example = ''] = /```nginx\n([^]+?)```/.exec(readme) ?? []
const folder = mkdtempSync(join(tmpdir(), 'powens-pay-nginx-'))
// Started as root, nginx works as somebody else.
chmodSync(folder, 0o755)

let backend: Listener
let sandbox: StartedSandbox
let orders = 0

async function answer(request: Request): Promise<Response> {
  if (request.url.endsWith('/changes')) return new Response(null, { status: 204 })
  return Response.json({ orderId: `N${++orders}`, request: { instructions: [makeInstruction('done')] } })
}

beforeAll(async () => {
  sandbox = await startSandbox()
  backend = await listen(answer, '127.0.0.1', 0)
})
afterAll(async () => {
  await Promise.all([sandbox.close(), backend.close(0)])
  rmSync(folder, { recursive: true })
})

/** The README's location in a server of its own. */
async function startNginx(brokerPort: number): Promise<{ nginx: StartedProcess; port: number }> {
  const port = await freePort()
  const file = join(folder, `${port}.conf`)
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  writeFileSync(
    file,
    `daemon off; pid ${folder}/${port}.pid; error_log stderr notice; events {}
http {
  access_log off;
  ${paths.map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
  server { listen 127.0.0.1:${port}; ${example.replace(':8080', `:${brokerPort}`)} }
}`,
  )
  const nginx = startProcess(program ?? '', ['-c', file, '-p', folder])
  await nginx.until('start worker process')
  return { nginx, port }
}

/** A broker behind nginx, and a way to call it as somebody whom a CDN in front of nginx names. */
async function openSite(environment: Record<string, string>) {
  const brokerPort = await freePort()
  const { nginx, port } = await startNginx(brokerPort)
  const publicUrl = `http://127.0.0.1:${port}/api/powens`
  const broker = await startBrokerProcess({
    sandbox,
    backendUrl: backend.url,
    store: 'memory:',
    port: brokerPort,
    environment: { PUBLIC_URL: publicUrl, RETURN_URL: `http://127.0.0.1:${port}/order`, ...environment },
  })
  onTestFinished(async () => void (await Promise.all([broker.stop(), nginx.stop()])))
  const clientOf = (address: string) =>
    createPaymentClient({ basePath: publicUrl, headers: { 'x-forwarded-for': address } })
  return { broker, publicUrl, clientOf }
}

const pay = (client: ReturnType<typeof createPaymentClient>) => createPayment(client, { input: {} })

test.skipIf(!program)('behavior: each payer behind a CDN and nginx has a limit of their own', async () => {
  const { clientOf, broker } = await openSite({ TRUST_PROXY: '2' })
  const codes: string[] = []
  const ada = clientOf('203.0.113.7')
  while (codes.length < 100 && !codes.includes('rate_limited')) {
    codes.push(
      await pay(ada).then(
        () => 'created',
        (error: { code: string }) => error.code,
      ),
    )
  }
  expect(codes.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => 'created'))
  expect(codes.at(-1)).toBe('rate_limited')
  expect((await pay(clientOf('203.0.113.8'))).payment.state).toBe('created')
  expect(broker.output()).not.toContain('trustProxy')
})

test.skipIf(!program)(
  'behavior: an event reaches the page at once, and the payment is read through nginx',
  async () => {
    const { clientOf, publicUrl } = await openSite({ TRUST_PROXY: '1' })
    const client = clientOf('203.0.113.7')
    const { payment, paymentKey } = await pay(client)
    const response = await fetch(`${publicUrl}/payments/${payment.id}/events`, {
      headers: { 'powens-payment-key': paymentKey, accept: 'text/event-stream' },
    })
    expect(response.status).toBe(200)
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    let events = ''
    while (!events.includes('\ndata:')) events += (await reader?.read())?.value ?? ''
    await reader?.cancel()
    expect(await getPayment(client, { paymentId: payment.id, paymentKey })).toMatchObject({ id: payment.id })
  },
)

test.skipIf(!program).each([200_000, 3_000_000])(
  'behavior: a webhook of %i bytes is taken',
  async (length) => {
    const { clientOf, publicUrl } = await openSite({ TRUST_PROXY: '1' })
    const { payment, paymentKey } = await pay(clientOf('203.0.113.7'))
    const url = `${publicUrl}/webhooks`
    const body = JSON.stringify({
      ...sandbox.payments.get(payment.id),
      client_state: paymentKey,
      padding: 'x'.repeat(length),
    })
    const headers = await signWebhook({ secret: webhookSecret, url, body })
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    })
    expect([response.status, await response.text()]).toEqual([204, ''])
  },
)
