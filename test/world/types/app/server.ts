// What a shop's server and its tests write, compiled against the packed declarations.
import {
  createPaymentHandler,
  createPowens,
  getPayment,
  memoryStore,
  PaymentRefusedError,
  PowensApiError,
  reconcilePayments,
  verifyWebhook,
  type PaymentChange,
  type PreparedPayment,
} from '@powens-pay/server-kit'
import { toLambdaHandler } from '@powens-pay/server-kit/lambda'
import { toNextHandler } from '@powens-pay/server-kit/next'
import { toNodeHandler } from '@powens-pay/server-kit/node'
import { postgresStore } from '@powens-pay/server-kit/postgres'
import { redisStore } from '@powens-pay/server-kit/redis'
import { sqliteStore } from '@powens-pay/server-kit/sqlite'
import { storeSuite } from '@powens-pay/server-kit/store-suite'
import { createSandbox } from '@powens-pay/sandbox'
import { startSandbox } from '@powens-pay/sandbox/node'
import { test } from '@powens-pay/sandbox/playwright'
import * as cli from '@powens-pay/cli'
import { trace } from '@opentelemetry/api'
import { createClient } from '@redis/client'
import { createServer } from 'node:http'
import pg from 'pg'
import { proves, type Equal } from './proves.js'

const sandbox = createSandbox()
const powens = createPowens({ ...sandbox, now: () => sandbox.clock.now() })
const pool = new pg.Pool()

export const stores = [
  memoryStore({ singleInstance: true }),
  sqliteStore('payments.sqlite'),
  redisStore(createClient()),
  postgresStore(pool, { listen: () => new pg.Client() }),
]

const handler = createPaymentHandler({
  powens,
  publicUrl: 'https://shop.example/api/powens',
  returnUrl: 'https://shop.example/return',
  store: stores[0],
  tracer: trace.getTracer('shop'),
  preparePayment: ({ input, request }): PreparedPayment => {
    proves<Equal<typeof input, unknown>>()
    proves<Equal<typeof request, Request>>()
    if (input === null) throw new PaymentRefusedError('order_not_found')
    return {
      orderId: '42',
      request: {
        instructions: [
          {
            amount: '5.70',
            currency: 'EUR',
            label: 'Order 42',
            execution_date_type: 'instant',
            beneficiary: {
              scheme_name: 'iban',
              identification: 'FR1420041010050500013M02606',
              label: 'Shop',
            },
          },
        ],
      },
    }
  },
  onPaymentUpdated: (change) => {
    proves<Equal<typeof change, PaymentChange>>()
    proves<Equal<typeof change.orderId, string>>()
  },
})

createServer(toNodeHandler(handler))
export const { GET, POST } = toNextHandler(handler)
export const lambda = toLambdaHandler(handler)
export const isBehind: Promise<boolean> = reconcilePayments(handler).then(({ hasMore }) => hasMore)
export const state: Promise<string> = getPayment(powens, { paymentId: 501 }).then(({ state }) => state)
export const reason = (error: unknown): string | undefined =>
  error instanceof PowensApiError ? error.powensCode : undefined
export const verified = (request: Request): Promise<number> =>
  verifyWebhook(request, { secrets: ['secret'] }).then(({ payload }) => payload.id)
export const names: string[] = storeSuite.map(({ name }) => name)
export const start = startSandbox
export const fixture = test
export const program = cli
