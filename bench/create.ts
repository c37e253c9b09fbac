import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fork } from 'node:child_process'
import { join } from 'node:path'
import {
  createPayment,
  createPaymentHandler,
  createPowens,
  createScopedToken,
  memoryStore,
} from '@powens-pay/server-kit'
import Stripe from 'stripe'
import { costOf, inTurns, printGoal, printRounds, ratiosTo } from './measure.ts'

if (process.argv[2] === 'api') serveApi()
else await measure()

/** An API that answers at once, in a process of its own. */
function serveApi(): void {
  let payments = 0
  const answer = (path: string, body: string): unknown => {
    if (path.endsWith('/auth/token'))
      return { token: 't', scope: 'payments:admin', expires_in: 3600, token_type: 'Bearer' }
    if (path.endsWith('/scopedtoken'))
      return { token: 's', scope: 'payments:validate', expires_in: 1800, token_type: 'Bearer' }
    if (!path.endsWith('/payments')) return { id: 'pi_1', object: 'payment_intent' }
    const { client_state } = JSON.parse(body) as { client_state?: string }
    return { id: (payments += 1), state: 'created', client_state, instructions: [] }
  }
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body = JSON.stringify(answer(request.url ?? '', Buffer.concat(parts).toString()))
      response.setHeader('Content-Type', 'application/json').end(body)
    })
  })
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
}

async function measure(): Promise<void> {
  const api = fork(join(import.meta.dirname, 'create.ts'), ['api'])
  const port = await new Promise<number>((resolve) =>
    api.once('message', (message) => resolve(message as number)),
  )

  const powens = createPowens({
    domain: 'acme',
    clientId: 'id',
    clientSecret: 'secret',
    apiUrl: `http://127.0.0.1:${port}/2.0`,
  })
  const request = {
    client_redirect_uri: 'https://shop.example/api/powens/callback',
    payer_identity: { kind: 'individual', first_name: 'Ada', last_name: 'Martin' } as const,
    instructions: [
      {
        amount: '9.50',
        currency: 'EUR',
        label: 'Order 42',
        execution_date_type: 'instant' as const,
        beneficiary: {
          scheme_name: 'iban' as const,
          identification: 'FR1420041010050500013M02606',
          label: 'Shop SAS',
        },
      },
    ],
  }
  const publicUrl = 'https://shop.example/api/powens'
  let orders = 0
  const handler = createPaymentHandler({
    powens,
    publicUrl,
    returnUrl: 'https://shop.example/order',
    secrets: ['a secret of the shop, long enough for everybody'],
    store: memoryStore({ singleInstance: true }),
    rateLimit: { limit: 1_000_000_000, window: 60_000 },
    preparePayment: () => {
      const { client_redirect_uri: _, ...prepared } = request
      return { orderId: String((orders += 1)), request: prepared }
    },
    onPaymentUpdated: () => undefined,
  })
  /** Everything between a payer's press of the button and the bank. */
  const pay = async (): Promise<void> => {
    const body = '{"input":{}}'
    const headers = { 'content-type': 'application/json', origin: 'https://shop.example' }
    const caller = { remoteAddress: '203.0.113.5' }
    const created = await handler(
      new Request(`${publicUrl}/payments`, { method: 'POST', headers, body }),
      caller,
    )
    const { redirectUrl } = (await created.json()) as { redirectUrl: string }
    const link = await handler(new Request(redirectUrl), caller)
    if (link.status !== 303) throw new Error(`The link was answered ${link.status}.`)
  }
  const stripe = new Stripe('sk_test_unused', { host: '127.0.0.1', port, protocol: 'http', telemetry: false })

  const one = 'stripe paymentIntents.create, one call'
  const rounds = await inTurns(
    {
      [one]: () => stripe.paymentIntents.create({ amount: 950, currency: 'eur' }),
      'fetch, one call': async () => {
        const body = JSON.stringify(request)
        await (await fetch(`http://127.0.0.1:${port}/2.0/payments`, { method: 'POST', body })).json()
      },
      'powens-pay, payment and scoped token, two calls': async () => {
        await createPayment(powens, { request })
        await createScopedToken(powens, { paymentId: 1 })
      },
      'powens-pay, the whole path: handler, store, link': pay,
    },
    9,
    (call) => costOf(call, 300),
  )
  printRounds(rounds, one, 'µs CPU')
  printGoal(
    'beside one stripe call',
    ratiosTo(rounds, one, 'powens-pay, payment and scoped token, two calls'),
    5,
  )
  api.kill()
}
