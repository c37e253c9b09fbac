import { CompactEncrypt, importJWK, type JWK } from 'jose'
import { expect, test } from 'vitest'
import { call, getToken, paymentRequest, setUp } from '../../../test/setUp.ts'
import { banks, testConnector } from '../../index.ts'

const start = (useCase: string, fields: Record<string, string> = {}) => ({
  connector_uuid: testConnector.uuid,
  validation_mechanism: 'webauth',
  fields: { use_case_pay: useCase, ...fields },
  validated: true,
  webview_url: 'https://pay.shop.example/back?step=2',
})

test.each(['redirect', 'redirect_no_confirmation'])('use case: %s', async (useCase) => {
  const { sandbox, post, read, scopedToken } = await setUp()
  const { body } = await post(start(useCase), scopedToken)
  expect(body).toMatchObject({ state: 'validating', action: 'redirect', validate_mechanism: 'webauth' })
  const uri = String(body['validate_uri'])
  expect(uri).toMatch(/\/2\.0\/webauth\/callback\?state=.+&authFactorValue=AUTHENTICATION_VALIDATED$/)
  const response = await sandbox.fetch(uri, { redirect: 'manual' })
  expect(response.headers.get('location')).toBe('https://pay.shop.example/back?step=2')
  expect(await read()).toMatchObject({ state: 'done', action: null })
})

test.each([
  ['redirect', { state: 'validating', action: 'confirm' }],
  ['redirect_no_confirmation', { state: 'done', action: null }],
])('use case: %s where confirmation is manual', async (useCase, expected) => {
  const { sandbox, post, read } = await setUp({ config: { 'payment.auto_confirmation': '0' } })
  const { body } = await post(start(useCase))
  await sandbox.fetch(String(body['validate_uri']), { redirect: 'manual' })
  expect(await read()).toMatchObject(expected)
})

test('use case: legacy goes to a page of the bank', async () => {
  const { sandbox, post, read } = await setUp()
  const { body } = await post(start('legacy'))
  expect(await sandbox.payer.approve(String(body['validate_uri']))).toBe(
    'https://pay.shop.example/back?step=2',
  )
  expect(await read()).toMatchObject({ state: 'done' })
})

test.each([
  ['decoupled', 10_000, { state: 'done', error_code: null, error_description: null }],
  [
    'decoupled_cancelled',
    10_000,
    {
      state: 'rejected',
      error_code: 'CancelledByUser',
      error_description: 'The decoupled validation has been cancelled by the PSU',
    },
  ],
  [
    'decoupled_expired',
    20_000,
    {
      state: 'rejected',
      error_code: 'authenticationFailed',
      error_description: 'The decoupled validation has expired.',
    },
  ],
])('use case: %s, after %i ms', async (useCase, ms, expected) => {
  const { sandbox, post, read } = await setUp()
  const { body } = await post(start(useCase))
  const waiting = {
    state: 'validating',
    action: 'decoupled',
    error_description: 'Please confirm the transaction in the phone app.',
  }
  expect(body).toMatchObject(waiting)
  await sandbox.clock.advance(ms - 1)
  expect((await post({ resume: true })).body).toMatchObject(waiting)
  await sandbox.clock.advance(1)
  expect((await post({ resume: true })).body).toMatchObject({ ...expected, action: null })
  expect(await read()).toMatchObject(expected)
})

test.each([
  ['1234', { state: 'done' }],
  ['0000', { state: 'rejected', error_code: 'authenticationFailed' }],
])('use case: otp_sms, code %s', async (code, expected) => {
  const { post } = await setUp()
  const { body } = await post(start('otp_sms'))
  expect(body).toMatchObject({
    action: 'additionalInformationNeeded',
    fields: [{ name: 'openapisms', type: 'text', required: true, default: null }],
  })
  expect((await post({ fields: { openapisms: code } })).body).toMatchObject({ ...expected, fields: [] })
})

test('use case: otp_plus_decoupled', async () => {
  const { sandbox, post, read } = await setUp()
  await post(start('otp_plus_decoupled'))
  expect((await post({ fields: { openapisms: '1234' } })).body).toMatchObject({ action: 'decoupled' })
  await sandbox.clock.advance(10_000)
  expect(await read()).toMatchObject({ state: 'done' })
})

test.each([
  ['main', { state: 'done' }],
  [
    'snd',
    {
      state: 'rejected',
      error_code: 'invalidEmitter',
      error_description: 'Please select the main account.',
    },
  ],
])('use case: account_choice, %s', async (account, expected) => {
  const { post } = await setUp()
  const { body } = await post(start('account_choice'))
  expect(body).toMatchObject({
    fields: [{ name: 'account_id', values: [{ value: 'main' }, { value: 'snd' }] }],
  })
  expect((await post({ fields: { account_id: account } })).body).toMatchObject(expected)
})

test('readings: fields as a dictionary', async () => {
  const { post } = await setUp({ readings: { fields: 'dictionary' } })
  const { body } = await post(start('otp_sms'))
  expect(body['fields']).toMatchObject({ openapisms: { name: 'openapisms' } })
})

async function encrypt(jwk: JWK, value: string, header: Record<string, unknown> = {}) {
  return new CompactEncrypt(new TextEncoder().encode(value))
    .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: String(jwk.kid), ...header })
    .encrypt(await importJWK({ ...jwk, alg: 'RSA-OAEP-256' }, 'RSA-OAEP-256'))
}

test('end-to-end encryption: a field under the key of GET /publickey', async () => {
  const { sandbox, post } = await setUp()
  const { body: jwk } = await call(sandbox, 'GET', '/publickey')
  expect(jwk).toMatchObject({ kty: 'RSA', kid: expect.any(String) })
  expect(jwk).not.toHaveProperty('d')
  const useCase = await encrypt(jwk as JWK, 'otp_sms')
  expect((await post(start('', { use_case_pay: useCase }))).body).toMatchObject({
    action: 'additionalInformationNeeded',
  })
})

test.each([{ enc: 'A256CBC-HS512' }, { kid: 'another' }])(
  'end-to-end encryption: refused with %j',
  async (header) => {
    const { sandbox, post, read } = await setUp()
    const { body: jwk } = await call(sandbox, 'GET', '/publickey')
    const value = await encrypt(jwk as JWK, 'otp_sms', header)
    expect((await post(start('', { use_case_pay: value }))).status).toBe(400)
    expect(await read()).toMatchObject({ state: 'created' })
  },
)

const bankOf = (name: string) => banks.find((bank) => bank.name === name)?.uuid

test.each([
  ['no webview_url', { connector_uuid: testConnector.uuid, validated: true }, 'missingParameter'],
  ['no connector', { webview_url: 'https://x.example/' }, 'missingParameter'],
  ['an unknown connector', { ...start('legacy'), connector_uuid: 'nobody' }, 'invalidValue'],
  ['an unknown use case', start('teleport'), 'invalidValue'],
  ['another mechanism', { ...start('legacy'), validate_mechanism: 'credentials' }, 'invalidValue'],
  [
    'a bank that cannot carry it',
    { ...start('legacy'), connector_uuid: bankOf('Crédit Lacustre'), fields: { website: 'par' } },
    'invalidValue',
  ],
  [
    'a required field missing',
    { connector_uuid: bankOf('Crédit Lacustre'), webview_url: 'https://x.example/' },
    'missingParameter',
  ],
  [
    'a mandatory payer missing',
    { connector_uuid: bankOf('Banque Céleste'), webview_url: 'https://x.example/' },
    'missingParameter',
  ],
])('behavior: %s is refused, and the payment stays created', async (_, body, code) => {
  const { post, read } = await setUp()
  const answer = await post(body)
  expect({ status: answer.status, code: answer.body['code'] }).toEqual({ status: 400, code })
  expect(await read()).toMatchObject({ state: 'created', connector_uuid: null })
})

test.each([
  ['resume', { resume: true }],
  ['fields', { fields: { openapisms: '1234' }, webview_url: undefined }],
  ['confirm', { confirm: true }],
  ['psu_validate', { psu_validate: true }],
])('behavior: %s when nothing of the kind is waited for is a conflict', async (_, body) => {
  const { post, read } = await setUp()
  await post(start('legacy'))
  expect((await post(body)).status).toBe(409)
  expect(await read()).toMatchObject({ state: 'validating', action: 'redirect' })
})

test('behavior: validated twice, the second is a conflict', async () => {
  const { post } = await setUp()
  const answers = await Promise.all([post(start('legacy')), post(start('otp_sms'))])
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]))
})

test.each([
  [true, { state: 'done' }],
  [false, { state: 'rejected', error_code: 'CancelledByUser' }],
])('psu_validate: %s', async (value, expected) => {
  const { sandbox, id, post } = await setUp(
    {},
    paymentRequest({ label: 'done - x' }, { connector_uuid: testConnector.uuid }),
  )
  await post(start('account_choice'))
  // No documented use case of the test connector asks for consent, so the step is put there.
  sandbox.faults.setAction(id, 'psuValidation')
  expect((await post({ psu_validate: value })).body).toMatchObject(expected)
})

test.each([
  ['absent', undefined],
  ['false', false],
])('validated %s: nothing happens at the bank until somebody acknowledges it', async (_, validated) => {
  const { sandbox, url, token, id, read, post } = await setUp()
  const body = { ...start('otp_sms'), validated }
  const answer = await call(sandbox, 'POST', `/payments/${id}`, { token, body })
  expect(answer.body).toMatchObject({ state: 'created', action: null, connector_uuid: testConnector.uuid })
  expect(answer.headers.get('x-sandbox-note')).toContain('deferred')
  const control = await (await sandbox.fetch(`${sandbox.baseUrl}/`)).text()
  expect(control).toContain('validation deferred')

  const later = await post({ validated: true })
  expect(later.body).toMatchObject({ state: 'validating', action: 'additionalInformationNeeded' })
  expect(later.headers.get('x-sandbox-note')).toBeNull()
  expect(await read()).toMatchObject({ state: 'validating' })
  expect((await post({ validated: true })).status).toBe(409)
  expect(await sandbox.payer.approve(url)).toContain('payment_state=done')
})

test('validated: no flag but a flag, and nothing to acknowledge where nothing was deferred', async () => {
  const { post } = await setUp()
  expect((await post({ ...start('legacy'), validated: 'true' })).status).toBe(400)
  expect((await post({ validated: true })).status).toBe(409)
})

test('validated: a whole request after a deferred one is what counts', async () => {
  const { post } = await setUp()
  await post({ ...start('otp_sms'), validated: false })
  expect((await post(start('decoupled'))).body).toMatchObject({ action: 'decoupled' })
})

test.each([
  [
    'cancelled',
    async ({ post }: Awaited<ReturnType<typeof setUp>>) => {
      await post({ cancel: true, client_redirect_uri: 'https://shop.example/return' })
    },
  ],
  [
    'expired',
    async ({ sandbox }: Awaited<ReturnType<typeof setUp>>) => {
      await sandbox.clock.advance(31 * 86_400_000)
    },
  ],
  [
    'given another bank',
    async ({ post }: Awaited<ReturnType<typeof setUp>>) => {
      await post({ connector_uuid: bankOf('Banque Horizon') })
    },
  ],
  [
    'cancelled in the webview',
    async ({ sandbox, url }: Awaited<ReturnType<typeof setUp>>) => {
      await sandbox.payer.cancel(url)
    },
  ],
])('validated: a deferred payment that was %s meanwhile cannot be acknowledged', async (_, happen) => {
  const made = await setUp()
  await made.post({ ...start('otp_sms'), validated: false })
  await happen(made)
  const before = await made.read()
  const token = await getToken(made.sandbox)
  const answer = await call(made.sandbox, 'POST', `/payments/${made.id}`, {
    token,
    body: { validated: true },
  })
  expect(answer.status).toBe(409)
  expect(await made.read()).toEqual(before)
})
