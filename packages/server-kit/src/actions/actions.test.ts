import { createSandbox, testConnector } from '@powens-pay/sandbox'
import { compactDecrypt, exportJWK, generateKeyPair } from 'jose'
import { expect, test } from 'vitest'
import {
  acceptPaymentTerms,
  cancelPayment,
  createPayment,
  createPowens,
  createScopedToken,
  encryptFields,
  getConnector,
  getIncompatibilities,
  getPayment,
  getPaymentTerms,
  getTerms,
  getWebviewUrl,
  listConnectors,
  listPayments,
  resumePayment,
  submitPaymentFields,
  validatePayment,
} from '../index.ts'
import type { PreparedRequest } from '../ledger/PreparedPayment.ts'

const redirectUri = 'https://shop.example/back'
const instruction = {
  amount: '9.50',
  currency: 'EUR',
  label: 'pdng/pdng/done - order',
  execution_date_type: 'first_open_day',
  beneficiary: { scheme_name: 'iban', identification: 'FR1420041010050500013M02606', label: 'Shop SAS' },
} as const satisfies PreparedRequest['instructions'][number]

function setUp() {
  const sandbox = createSandbox()
  const powens = createPowens({ ...sandbox, now: () => sandbox.clock.now(), wait: async () => undefined })
  const create = (changes: object = {}) =>
    createPayment(powens, {
      request: { client_redirect_uri: redirectUri, instructions: [instruction], ...changes },
    })
  return { sandbox, powens, create }
}

test('createPayment, getPayment: neither store nor handler is needed', async () => {
  const { powens, create } = setUp()
  const payment = await create({ client_state: 'order-1' })
  expect(payment).toMatchObject({ state: 'created', client_state: 'order-1' })
  expect(await getPayment(powens, { paymentId: payment.id })).toMatchObject({
    id: payment.id,
    state: 'created',
  })
})

test.each([
  [
    'an unknown field',
    { instructions: [{ ...instruction, amout: 1 }] },
    'amout: no field of a first_open_day instruction',
  ],
  [
    'a wrong IBAN',
    {
      instructions: [
        {
          ...instruction,
          beneficiary: { ...instruction.beneficiary, identification: 'FR1420041010050500013M02607' },
        },
      ],
    },
    'instructions.0.beneficiary',
  ],
  [
    'a redirect URI with a query',
    { client_redirect_uri: `${redirectUri}?a=1` },
    'has a query, which Powens refuses',
  ],
  ['no instruction', { instructions: [] }, 'there is nothing to pay'],
])('createPayment: %s is named before anything is sent', async (_, changes, sentence) => {
  const { create, sandbox } = setUp()
  await expect(create(changes)).rejects.toThrow(sentence)
  expect(sandbox.payments.list()).toEqual([])
})

test.each([
  ['the field itself', { client_redirect_uri: `${redirectUri}?a=1` }, 'client_redirect_uri: has a query'],
  [
    'a field of an instruction',
    { instructions: [{ ...instruction, amount: '9.505' }] },
    'instructions.0.amount: more decimals',
  ],
  [
    'a field of a beneficiary',
    {
      instructions: [instruction, { ...instruction, beneficiary: { ...instruction.beneficiary, label: '' } }],
    },
    'instructions.1.beneficiary.label: empty',
  ],
  [
    'what differs in a bulk',
    { instructions: [instruction, { ...instruction, execution_date_type: 'instant' }] },
    'instructions.1.execution_date_type: differs',
  ],
  ['an unknown field', { amout: 1 }, 'Powens. amout: no field of a payment request'],
  [
    'an unknown field of an instruction',
    { instructions: [{ ...instruction, amout: 1 }] },
    'Powens. instructions.0.amout: no field',
  ],
  ['a list', { instructions: 5 }, 'Powens. instructions: not a list'],
  ['an object', { payer_identity: 5 }, 'Powens. payer_identity: identity: not an object'],
])('createPayment: %s is named once, with its place', async (_, changes, sentence) => {
  await expect(setUp().create(changes)).rejects.toThrow(sentence)
})

test('listPayments: page by page, as far as the loop goes', async () => {
  const { powens, create, sandbox } = setUp()
  for (let index = 0; index < 7; index++) await create()
  let calls = 0
  const counting = {
    ...powens,
    fetch: (request: Request) => {
      if (new URL(request.url).pathname.endsWith('/payments')) calls++
      return sandbox.fetch(request)
    },
  }
  const ids: number[] = []
  for await (const { id } of listPayments(counting, { pageSize: 3 })) ids.push(id)
  expect([new Set(ids).size, calls]).toEqual([7, 3])

  calls = 0
  for await (const payment of listPayments(counting, { pageSize: 3 })) if (payment.id > 0) break
  expect(calls).toBe(1)
  const some: number[] = []
  for await (const { id } of listPayments(counting, { pageSize: 3, limit: 4 })) some.push(id)
  expect(some).toHaveLength(4)
})

test.each([
  ['a hundred', 100, 100_000],
  ['seven', 7, 10_000],
])(
  'listPayments: a page of %s that outgrows the limit is asked for in halves',
  async (_, pageSize, limit) => {
    const { powens, create, sandbox } = setUp()
    const created: number[] = []
    for (let index = 0; index < 9; index++) created.push((await create()).id)
    for (const id of created) sandbox.faults.patchPayment(id, { error_description: 'x'.repeat(limit / 4) })
    const ids: number[] = []
    for await (const { id } of listPayments({ ...powens, maxResponseBytes: limit }, { pageSize }))
      ids.push(id)
    expect(new Set(ids)).toEqual(new Set(created))
  },
)

test('listPayments: one payment that outgrows the limit is an error, not an end', async () => {
  const { powens, create, sandbox } = setUp()
  const { id } = await create()
  sandbox.faults.patchPayment(id, { error_description: 'x'.repeat(20_000) })
  const list = listPayments({ ...powens, maxResponseBytes: 10_000 })
  await expect(list.next()).rejects.toMatchObject({ code: 'powens_invalid_response' })
})

test.each([[5_000], [0], [-3], [Number.NaN], [2.7]])(
  'parameters: listPayments, pageSize: %s misses none',
  async (pageSize) => {
    const { powens, create } = setUp()
    for (let index = 0; index < 3; index++) await create()
    let count = 0
    for await (const payment of listPayments(powens, { pageSize, limit: 10 })) if (payment.id) count++
    expect(count).toBe(3)
  },
)

test('listPayments: an entry that cannot be read does not end the list', async () => {
  const { powens, create, sandbox } = setUp()
  const created: number[] = []
  for (let index = 0; index < 5; index++) created.push((await create()).id)
  sandbox.faults.patchPayment(created[1] ?? 0, { state: null })
  let count = 0
  for await (const payment of listPayments(powens, { pageSize: 2 })) if (payment.id) count++
  expect(count).toBe(4)
})

test('cancelPayment: cancelled at once', async () => {
  const { powens, create } = setUp()
  const { id } = await create()
  expect(await cancelPayment(powens, { paymentId: id, redirectUri })).toMatchObject({
    outcome: 'cancelled',
    payment: { state: 'rejected' },
  })
})

test('cancelPayment: not supported, and nothing changed', async () => {
  const { powens, create, sandbox } = setUp()
  const { id } = await create()
  await sandbox.faults.setState(id, 'validating')
  expect(await cancelPayment(powens, { paymentId: id, redirectUri })).toEqual({ outcome: 'not_supported' })
  expect((await getPayment(powens, { paymentId: id })).state).toBe('validating')
})

test('cancelPayment: to be approved at the bank', async () => {
  const { powens, create, sandbox } = setUp()
  const { id } = await create()
  sandbox.faults.replaceNext('POST /payments/{id}', () =>
    Response.json({
      id,
      state: 'pending',
      state_detail: 'cancelling',
      validate_uri: 'https://bank.example/cancel',
    }),
  )
  expect(await cancelPayment(powens, { paymentId: id, redirectUri })).toMatchObject({
    outcome: 'approval_needed',
    validateUri: 'https://bank.example/cancel',
  })
})

test('getWebviewUrl: the payer can go there', async () => {
  const { powens, create, sandbox } = setUp()
  const { id } = await create({ client_state: 'order-1' })
  const url = await getWebviewUrl(powens, { paymentId: id, redirectUri, state: 'order-1', lang: 'fr' })
  expect(url).toMatch(/^https:\/\/webview\.powens\.com\/fr\/payment\?domain=acme\.biapi\.pro&/)
  expect(await sandbox.payer.approve(url)).toContain(`id_payment=${id}`)
})

test('listConnectors, getConnector, getIncompatibilities', async () => {
  const { powens, create } = setUp()
  const banks = await listConnectors(powens)
  expect(banks.every(({ payment_settings: settings }) => settings)).toBe(true)
  expect(await listConnectors(powens, { top: 2 })).toHaveLength(2)
  const uuid = testConnector.uuid
  expect((await getConnector(powens, { uuid, expand: ['payment_fields'] })).payment_fields).toBeInstanceOf(
    Array,
  )
  const { id } = await create()
  const list = await getIncompatibilities(powens, { paymentId: id, all: true })
  expect(list.every(({ reasons }) => Array.isArray(reasons))).toBe(true)
  const carrying = await listConnectors(powens, { paymentId: id })
  expect(carrying.length).toBeGreaterThan(0)
})

test('the own validation page: terms, encrypted fields, a one-time password', async () => {
  const { powens, create, sandbox } = setUp()
  const { id } = await create()
  const { token } = await createScopedToken(powens, { paymentId: id })
  const step = { paymentId: id, token }
  const { isToBeAccepted } = await getPaymentTerms(powens, step)
  const { terms } = await getTerms(powens)
  if (isToBeAccepted) await acceptPaymentTerms(powens, { ...step, termsId: terms?.id ?? 0 })
  expect((await getPaymentTerms(powens, step)).isToBeAccepted).toBe(false)

  const webviewUrl = 'https://shop.example/validate'
  const started = await validatePayment(powens, {
    ...step,
    webviewUrl,
    connectorUuid: testConnector.uuid,
    fields: { use_case_pay: 'otp_sms' },
    validated: true,
  })
  expect(started).toMatchObject({ state: 'validating', action: 'additionalInformationNeeded' })
  const answered = await submitPaymentFields(powens, { ...step, fields: { openapisms: '1234' } })
  expect(answered).toMatchObject({ state: 'done', action: null })
  expect(sandbox.payments.get(id)?.['state']).toBe('done')
})

test('the own validation page: an approval in the bank’s app', async () => {
  const { powens, create, sandbox } = setUp()
  const { id } = await create()
  const parameters = {
    paymentId: id,
    webviewUrl: 'https://shop.example/validate',
    connectorUuid: testConnector.uuid,
    validated: true,
  }
  const { isToBeAccepted } = await getPaymentTerms(powens, { paymentId: id })
  if (isToBeAccepted)
    await acceptPaymentTerms(powens, { paymentId: id, termsId: (await getTerms(powens)).terms?.id ?? 0 })
  expect(
    await validatePayment(powens, { ...parameters, fields: { use_case_pay: 'decoupled' } }),
  ).toMatchObject({ action: 'decoupled' })
  await sandbox.clock.advance(11_000)
  expect(await resumePayment(powens, { paymentId: id })).toMatchObject({ state: 'done' })
})

test('encryptFields: only Powens can read them', async () => {
  const { sandbox, powens } = setUp()
  const { publicKey, privateKey } = await generateKeyPair('RSA-OAEP-256', { extractable: true })
  const jwk = { ...(await exportJWK(publicKey)), kid: 'key-1' }
  sandbox.faults.replaceNext('GET /publickey', () => Response.json(jwk))
  const { website = '' } = await encryptFields(powens, { fields: { website: 'pro é' } })
  const { plaintext, protectedHeader } = await compactDecrypt(website, privateKey)
  expect(new TextDecoder().decode(plaintext)).toBe('pro é')
  expect(protectedHeader).toEqual({ alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: 'key-1' })
})

test.each([Number.NaN, 1.5, -1, '../admin' as never])(
  'behavior: %s is no payment id and no path',
  async (paymentId) => {
    await expect(getPayment(setUp().powens, { paymentId })).rejects.toThrow('A payment id is a whole number.')
  },
)
