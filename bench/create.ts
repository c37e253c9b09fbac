import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fork } from 'node:child_process'
import { join } from 'node:path'
import { createPayment, createPowens, createScopedToken } from '@powens-pay/server-kit'
import Stripe from 'stripe'
import { inTurns, printGoal, printRounds, ratiosTo } from './measure.ts'

if (process.argv[2] === 'api') serveApi()
else await measure()

/** An API that answers at once, in a process of its own. */
function serveApi(): void {
  const answers: Record<string, unknown> = {
    '/2.0/auth/token': { token: 't', scope: 'payments:admin', expires_in: 3600, token_type: 'Bearer' },
    '/2.0/payments': { id: 1, state: 'created', instructions: [] },
    '/2.0/payments/1/scopedtoken': {
      token: 's',
      scope: 'payments:validate',
      expires_in: 1800,
      token_type: 'Bearer',
    },
  }
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const body = JSON.stringify(answers[request.url ?? ''] ?? { id: 'pi_1', object: 'payment_intent' })
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
    },
    9,
    async (call) => {
      const { costOf } = await import('./measure.ts')
      return costOf(call, 300)
    },
  )
  printRounds(rounds, one, 'µs CPU')
  printGoal(
    'beside one stripe call',
    ratiosTo(rounds, one, 'powens-pay, payment and scoped token, two calls'),
    5,
  )
  api.kill()
}
