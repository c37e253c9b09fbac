import { expect, test } from 'vitest'
import * as entry from './index.ts'
import * as redis from './store/redisStore.ts'
import * as postgres from './store/postgresStore.ts'
import * as sqlite from './store/sqliteStore.ts'
import * as suite from './store/storeSuite.ts'

test('exports', () => {
  expect(Object.keys(entry).toSorted()).toMatchInlineSnapshot(`
    [
      "PaymentRefusedError",
      "PowensApiError",
      "StoreError",
      "WebhookVerificationError",
      "acceptPaymentTerms",
      "cancelPayment",
      "checkStore",
      "confirmPayment",
      "createPayment",
      "createPaymentHandler",
      "createPowens",
      "createScopedToken",
      "createWebhookAuth",
      "decideFulfilment",
      "deleteWebhookAuth",
      "encryptFields",
      "forgetPayment",
      "getConfiguration",
      "getConnector",
      "getIncompatibilities",
      "getPayment",
      "getPaymentTerms",
      "getTerms",
      "getWebviewUrl",
      "guardStore",
      "isNetwork",
      "listConnectors",
      "listPayments",
      "listUnpaidLines",
      "listWebhookAuths",
      "memoryStore",
      "reconcilePayments",
      "redeliverChanges",
      "resolvePayment",
      "resumePayment",
      "setConnector",
      "signWebhook",
      "startReconciling",
      "submitPaymentFields",
      "submitPsuValidation",
      "transfer",
      "updateConfiguration",
      "validatePayment",
      "verifyWebhook",
      "webhookTolerance",
      "withdrawPayment",
    ]
  `)
  expect([postgres, redis, sqlite, suite].map((module) => Object.keys(module))).toEqual([
    ['postgresSchema', 'postgresStore'],
    ['redisStore'],
    ['sqliteStore'],
    ['storeSuite'],
  ])
})
