import { webhookPayloadSchema } from '@powens-pay/core/models'
import { afterAll, expect, test } from 'vitest'
import { createClock, createSandbox, testConnector } from '../src/index.ts'
import { compareShape, counts, noDifference, sections } from './compareShape.ts'
import { createReceiver } from './receiver.ts'
import { call, getToken, makeInstruction, openPayment, paymentRequest, setUp } from './setUp.ts'

afterAll(() => {
  console.log(
    `wire facts: ${counts.fields} fields of answers and ${counts.requests} requests compared with the literal fixtures`,
  )
})

const periodicKeys = ['start_date', 'end_date', 'frequency']

test('payment: as created, and with everything in it', async () => {
  const { read } = await setUp()
  const created = await read()
  expect(compareShape('payment', created)).toEqual(noDifference)
  const [instruction] = created['instructions'] as Record<string, unknown>[]
  expect(compareShape('instruction', instruction)).toEqual({
    ...noDifference,
    missing: ['beneficiary_identity', ...periodicKeys],
  })
  expect(compareShape('currencyObject', instruction?.['currency'])).toEqual(noDifference)
  expect(compareShape('account', instruction?.['beneficiary'])).toEqual(noDifference)

  const full = await setUp(
    {},
    paymentRequest(
      {
        execution_date_type: 'periodic',
        start_date: '2026-02-01',
        frequency: 'monthly',
        beneficiary_identity: { kind: 'corporate', scheme_name: 'siren', identification: '123456782' },
      },
      {
        connector_uuid: testConnector.uuid,
        payer: { scheme_name: 'iban', identification: 'FR7630006000011234567890189', label: 'Ada' },
      },
    ),
  )
  const standing = await full.read()
  expect(compareShape('payment', standing)).toEqual(noDifference)
  expect(compareShape('instruction', (standing['instructions'] as unknown[])[0])).toEqual(noDifference)
  expect(Object.keys(standing['payer'] as object)).toContain('identification')
})

test('payment: its fields while the bank asks for them', async () => {
  const { post } = await setUp()
  const { body } = await post({
    connector_uuid: testConnector.uuid,
    fields: { use_case_pay: 'account_choice' },
    webview_url: 'https://pay.shop.example/back',
    validated: true,
  })
  expect(compareShape('payment', body)).toEqual(noDifference)
  expect(compareShape('paymentField', (body['fields'] as unknown[])[0])).toEqual(noDifference)
})

test('webhooks: the payment and the id of the payload', async () => {
  const receiver = createReceiver()
  const { sandbox, url } = await setUp({
    webhook: { url: 'https://shop.example/hooks', fetch: receiver.fetch },
  })
  await sandbox.payer.approve(url)
  const { id_webhook_data: id, ...payment } = receiver.received[0]?.body ?? {}
  expect(id).toEqual(expect.any(Number))
  expect(compareShape('payment', payment)).toEqual(noDifference)
  expect(webhookPayloadSchema.safeParse(receiver.received[0]?.body).error).toBeUndefined()
})

test('tokens', async () => {
  const sandbox = createSandbox()
  const { body } = await call(sandbox, 'POST', '/auth/token', {
    body: {
      grant_type: 'client_credentials',
      client_id: sandbox.clientId,
      client_secret: sandbox.clientSecret,
      scope: ['payments:admin', 'payments:cancel'],
    },
  })
  expect(compareShape('serviceToken', body)).toEqual(noDifference)
  const { token, id } = await setUp({})
    .then(({ sandbox: other, token: admin, id: payment }) =>
      call(other, 'POST', `/payments/${payment}/scopedtoken`, {
        token: admin,
        body: { scope: ['payments:validate'] },
      }),
    )
    .then(({ body: scoped }) => {
      expect(compareShape('scopedToken', scoped)).toEqual(noDifference)
      return { token: scoped['token'], id: scoped['id_payment'] }
    })
  expect(token).toEqual(expect.any(String))
  expect(id).toEqual(expect.any(Number))
})

test('connectors', async () => {
  const sandbox = createSandbox()
  const { body } = await call(sandbox, 'GET', '/connectors?expand=payment_fields')
  const connectors = body['connectors'] as Record<string, unknown>[]
  expect(connectors.length).toBeGreaterThanOrEqual(12)
  expect(body['total']).toBe(connectors.length)
  for (const connector of connectors) {
    const canPay = (connector['products'] as string[]).includes('pay')
    expect(compareShape('connector', connector)).toEqual({
      ...noDifference,
      missing: canPay ? [] : ['payment_settings'],
    })
    if (canPay) {
      expect(compareShape('paymentSettings', connector['payment_settings'])).toEqual(noDifference)
    }
    for (const field of connector['payment_fields'] as unknown[])
      expect(compareShape('connectorPaymentField', field)).toEqual(noDifference)
  }
})

test('incompatibilities: each code, with its two values', async () => {
  const { sandbox, token } = await setUp()
  const requests = [
    paymentRequest({ amount: 90_000, execution_date_type: 'deferred', execution_date: '2026-12-24' }),
    paymentRequest({ amount: 0.5, currency: 'GBP' }),
    paymentRequest({ execution_date_type: 'periodic', start_date: '2026-02-01', frequency: 'daily' }),
    paymentRequest({ execution_date_type: 'deferred', execution_date: '2026-01-15' }),
    paymentRequest(
      {},
      {
        instructions: Array.from({ length: 12 }, () =>
          makeInstruction({
            beneficiary: {
              scheme_name: 'sort_code_account_number',
              identification: '20000055779911',
              label: 'Shop Ltd',
            },
          }),
        ),
        payer: { scheme_name: 'iban', identification: 'FR7630006000011234567890189', label: 'Ada' },
      },
    ),
  ]
  const codes = new Set<unknown>()
  for (const request of requests) {
    const { id } = await openPayment(sandbox, token, request)
    const { body } = await call(sandbox, 'GET', `/payments/${id}/incompatibilities?all=true`, { token })
    for (const { reasons } of body as unknown as { reasons: Record<string, unknown>[] }[]) {
      for (const reason of reasons) {
        codes.add(reason['code'])
        expect(compareShape('incompatibilityReason', reason)).toEqual(noDifference)
      }
    }
  }
  expect([...codes].map(String).toSorted((left, right) => left.localeCompare(right))).toEqual([
    'maxAmount',
    'maxBulk',
    'maxDateDelta',
    'minAmount',
    'minDateDelta',
    'nspBenefScheme',
    'nspBulk',
    'nspCurrency',
    'nspDateType',
    'nspFrequency',
    'nspPayer',
    'trustBenef',
  ])
})

test('terms, webhook authentication and errors', async () => {
  const { sandbox, token, id } = await setUp()
  expect(
    compareShape('paymentTerms', (await call(sandbox, 'GET', `/payments/${id}/terms`, { token })).body),
  ).toEqual(noDifference)
  const auth = await call(sandbox, 'POST', '/webhooks/auth', {
    token: sandbox.configToken,
    body: { type: 'hmac_signature', name: 'shop' },
  })
  expect(compareShape('webhookAuth', auth.body)).toEqual(noDifference)
  expect(compareShape('apiError', (await call(sandbox, 'GET', '/payments/999', { token })).body)).toEqual(
    noDifference,
  )
  // Seen live: the one error without a message.
  expect(compareShape('apiError', (await call(sandbox, 'GET', '/payments/999')).body)).toEqual({
    ...noDifference,
    missing: ['message'],
  })
})

/** Where core, writing, is stricter than the sandbox, reading: what Powens does there is not documented. */
const strictOnlyInCore = new Set([
  'an instant instruction with a date',
  'the deprecated numeric connector, as text',
])

// The guides' dates are years ago.
const beforeEveryDate = Date.UTC(2023, 0, 1)

/** How a part of a request becomes a whole one. */
const wraps: Record<string, (value: unknown) => unknown> = {
  paymentRequest: (value) => value,
  instructionRequest: (value) => paymentRequest({}, { instructions: [value] }),
  accountRequest: (value) => paymentRequest({ beneficiary: value }),
  identityRequest: (value) => paymentRequest({}, { payer_identity: value }),
  redirectUri: (value) => paymentRequest({}, { client_redirect_uri: value }),
}

const requestCases = sections.flatMap(({ cases }) =>
  cases.flatMap((fixture) => {
    const wrap = wraps[fixture.model]
    if (!wrap) return []
    const refused = strictOnlyInCore.has(fixture.name) ? undefined : fixture.refused
    return [{ ...fixture, refused, request: wrap(fixture.value) }]
  }),
)

const isRefused = ({ refused }: { refused?: string | undefined }) => refused !== undefined

async function send(request: unknown) {
  const sandbox = createSandbox({ clock: createClock(beforeEveryDate) })
  const token = await getToken(sandbox)
  counts.requests += 1
  return { sandbox, ...(await call(sandbox, 'POST', '/payments', { token, body: request })) }
}

test.each(requestCases.filter((fixture) => !isRefused(fixture)))(
  'requests: accepts $model, $name',
  async ({ request }) => {
    const { body } = await send(request)
    expect(body).toMatchObject({ state: 'created' })
  },
)

test.each(requestCases.filter((fixture) => isRefused(fixture)))(
  'requests: refuses $model, $name',
  async ({ request }) => {
    const { status, body, sandbox } = await send(request)
    expect(status).toBe(400)
    expect(body['code']).toMatch(/^(invalidValue|missingParameter)$/)
    expect(sandbox.payments.list()).toEqual([])
  },
)
