import { createPayment, createPaymentClient, getPayment, type PaymentError } from '@powens-pay/core'
import { startSandbox, type StartedSandbox } from '@powens-pay/sandbox/node'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { hasPostgres, startPostgres } from '../../server-kit/test/stores/startPostgres.ts'
import { startProxy, type Proxy } from '../../server-kit/test/stores/startProxy.ts'
import { listen, type Listener } from '../src/serve/listen.ts'
import { openPostgres } from '../src/serve/openPostgres.ts'
import { makeInstruction } from './exampleInstruction.ts'
import { freePort } from './freePort.ts'
import { navigate } from './navigate.ts'
import { startBrokerProcess, webhookSecret, type BrokerProcess } from './startBrokerProcess.ts'

const received: { id: string; state: string }[] = []

async function answer(request: Request): Promise<Response> {
  const { data } = (await request.json()) as { data: { payment: { state: string } } }
  if (request.url.endsWith('/prepare'))
    return Response.json({ orderId: 'P1', request: { instructions: [makeInstruction('done - P1')] } })
  received.push({ id: request.headers.get('webhook-id') ?? '', state: data.payment.state })
  return new Response(null, { status: 204 })
}

describe.skipIf(!hasPostgres)('with a server', () => {
  let postgres: Awaited<ReturnType<typeof startPostgres>>
  let proxy: Proxy
  let backend: Listener
  let sandbox: StartedSandbox
  let broker: BrokerProcess
  let start: () => Promise<BrokerProcess>
  let database: (name: string, user?: string) => string

  beforeAll(async () => {
    const port = await freePort()
    postgres = await startPostgres({ port })
    proxy = await startProxy({ port })
    sandbox = await startSandbox()
    backend = await listen(answer, '127.0.0.1', 0)
    database = (name, user = 'postgres') => `postgres://${user}@127.0.0.1:${proxy.port}/${name}`
    const brokerPort = await freePort()
    start = () =>
      startBrokerProcess({
        sandbox,
        backendUrl: backend.url,
        store: database('postgres'),
        port: brokerPort,
        environment: { STORE_TIMEOUT: '1000', STOP_GRACE: '4000' },
      })
    broker = await start()
    sandbox.webhooks.register({ url: `${broker.publicUrl}/webhooks`, secret: webhookSecret })
  }, 60_000)
  afterAll(async () => {
    broker.child.kill('SIGKILL')
    await Promise.all([broker.ended, proxy.close(), sandbox.close(), backend.close(0)])
    await postgres.stop()
  })

  const ready = async (): Promise<number> => (await fetch(`${broker.managementUrl}/ready`)).status

  test('behavior: killed between a payment and its webhook, the next broker sends the change', async () => {
    const client = createPaymentClient({ basePath: broker.publicUrl })
    const { payment, paymentKey, redirectUrl } = await createPayment(client, { input: { orderId: 'P1' } })
    const { location: webview } = await navigate(redirectUrl ?? '')
    broker.child.kill('SIGKILL')
    await broker.ended
    const callback = await sandbox.payer.approve(webview)
    await sandbox.clock.advance(60_000)
    await sandbox.webhooks.flush()

    broker = await start()
    await sandbox.webhooks.retry()
    await vi.waitFor(() => expect(received.at(-1)).toMatchObject({ state: 'done' }), 20_000)
    expect(new Set(received.map(({ id }) => id)).size).toBe(received.length)
    expect((await navigate(callback ?? '')).location).toContain(`#powens-payment-${payment.id}-`)
    expect(await getPayment(client, { paymentId: payment.id, paymentKey })).toMatchObject({ state: 'done' })
  })

  test('behavior: a database that crashes makes it not ready, and ready again once it is back', async () => {
    await expect.poll(ready, { timeout: 20_000 }).toBe(200)
    await postgres.end('SIGQUIT')
    await expect.poll(ready, { timeout: 20_000 }).toBe(503)
    await postgres.restart()
    await expect.poll(ready, { timeout: 20_000 }).toBe(200)
    await expect.poll(broker.output).toContain('"event":"store.available"')
  })

  test('behavior: a standby makes it not ready, and the log says why', async () => {
    const setReadOnly = async (value: 'on' | 'off') => {
      await postgres.pool.query(`ALTER SYSTEM SET default_transaction_read_only = ${value}`)
      await postgres.pool.query('SELECT pg_reload_conf()')
    }
    await setReadOnly('on')
    await expect.poll(ready, { timeout: 20_000 }).toBe(503)
    await expect.poll(broker.output).toMatch(/"reason":"25006/)
    await postgres.pool.query('SET default_transaction_read_only = off')
    await setReadOnly('off')
    await expect.poll(ready, { timeout: 20_000 }).toBe(200)
  })

  test('behavior: connections that are open and silent are given up, and payers are served', async () => {
    await expect.poll(ready, { timeout: 20_000 }).toBe(200)
    proxy.freeze()
    const client = createPaymentClient({ basePath: broker.publicUrl })
    // Each silent connection costs one call its deadline, and no other.
    const create = () =>
      createPayment(client, { input: { orderId: 'P1' } }).catch(({ code }: PaymentError) => code)
    await expect.poll(create, { timeout: 30_000 }).toBe('order_already_paid')
    await expect.poll(ready, { timeout: 20_000 }).toBe(200)
  }, 60_000)

  test('behavior: it stops within its grace although the database is silent', async () => {
    await expect.poll(ready, { timeout: 20_000 }).toBe(200)
    proxy.freeze({ all: true })
    await expect.poll(ready, { timeout: 20_000 }).toBe(503)
    broker.child.kill('SIGTERM')
    expect(await broker.ended).toBe(0)
    proxy.thaw()
    proxy.cut()
  }, 60_000)

  const open = (address: string) => openPostgres(address, { timeout: 1_000, patience: 600 })

  test('openPostgres: behavior: what cannot be used is said, without a password', async () => {
    const nowhere = `postgres://shop:canary@127.0.0.1:${await freePort()}/shop`
    await expect(open(nowhere)).rejects.toThrow(
      /^STORE names the PostgreSQL database shop at 127.0.0.1:\d+, which cannot be used \(ECONNREFUSED\)/,
    )
    await expect(open(nowhere)).rejects.not.toThrow('canary')
    await expect(open(database('nothing'))).rejects.toThrow('database nothing at')
    await expect(open(database('nothing'))).rejects.toThrow('(3D000)')
  })

  test('openPostgres: behavior: a user who may make no tables is said what to do', async () => {
    await postgres.pool.query('CREATE DATABASE closed')
    await postgres.pool.query('CREATE ROLE guest LOGIN')
    await expect(open(database('closed', 'guest'))).rejects.toThrow(
      /may not make tables \(42501\).*Grant CREATE on the schema, or run postgresSchema/,
    )
  })

  test('openPostgres: behavior: a database that is starting is waited for', async () => {
    await postgres.end('SIGINT')
    const opening = openPostgres(database('postgres'), { timeout: 1_000, patience: 20_000 })
    await postgres.restart()
    const store = await opening
    expect(await store.read('nothing')).toBeNull()
    await store.close?.()
  }, 60_000)
})
