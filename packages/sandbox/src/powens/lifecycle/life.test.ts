import { expect, test } from 'vitest'
import { makeInstruction, paymentRequest, setUp } from '../../../test/setUp.ts'
import { testConnector, type SandboxOptions } from '../../index.ts'

const minute = 60_000
const day = 86_400_000

const atTestConnector = (label: string, type: Record<string, unknown> = {}, options: SandboxOptions = {}) =>
  setUp(options, paymentRequest({ label, ...type }, { connector_uuid: testConnector.uuid }))

test.each([
  ['done - x', 'done', null],
  ['rjct - x', 'rejected', 'noSpecifiedReason'],
  ['canc - x', 'rejected', 'CancelledByUser'],
  ['err - x', 'rejected', 'invalidAmount'],
  ['bug - x', 'rejected', 'bug'],
  ['Order 1042', 'done', null],
])('labels: %s is %s', async (label, state, errorCode) => {
  const { sandbox, url, read } = await atTestConnector(label)
  const callback = new URL((await sandbox.payer.approve(url)) ?? '')
  expect(await read()).toMatchObject({ state, error_code: errorCode })
  expect(callback.searchParams.get('payment_state')).toBe(state)
  expect(callback.searchParams.get('error_code')).toBe(errorCode)
})

test.each([
  [{ execution_date_type: 'instant' }, 15_000],
  [{ execution_date_type: 'first_open_day' }, 15 * minute],
  [{ execution_date_type: 'deferred', execution_date: '2026-03-01' }, 15 * minute],
  [{ execution_date_type: 'periodic', start_date: '2026-03-01', frequency: 'monthly' }, 15 * minute],
])('labels: each pdng of %j takes its phase', async (type, phase) => {
  const { sandbox, url, read } = await atTestConnector('pdng/pdng/rjct - x', type)
  await sandbox.payer.approve(url)
  await sandbox.clock.advance(2 * phase - 1)
  expect(await read()).toMatchObject({ state: 'pending' })
  await sandbox.clock.advance(1)
  expect(await read()).toMatchObject({ state: 'rejected' })
})

test('labels: a bank that gives no further news ends accepted where others end done', async () => {
  const { sandbox, url, read } = await setUp({}, paymentRequest({ label: 'pdng/done - x' }))
  await sandbox.payer.approve(url, { bank: 'Comptoir Mutuel' })
  await sandbox.clock.advance(15_000)
  expect(await read()).toMatchObject({ state: 'accepted' })
})

test('banks: a deferred payment stays pending until its day', async () => {
  const { sandbox, url, read } = await setUp(
    {},
    paymentRequest({ execution_date_type: 'deferred', execution_date: '2026-01-20' }),
  )
  await sandbox.payer.approve(url, { bank: 'Banque Horizon' })
  await sandbox.clock.advance(4 * day)
  expect(await read()).toMatchObject({ state: 'pending' })
  await sandbox.clock.advance(day)
  expect(await read()).toMatchObject({ state: 'done' })
})

test.each([
  ['2026-06-30', 'done'],
  [undefined, 'pending'],
])('standing orders: one that ends %s is %s a year later', async (endDate, state) => {
  const { sandbox, url, read } = await setUp(
    {},
    paymentRequest({
      execution_date_type: 'periodic',
      start_date: '2026-02-01',
      end_date: endDate,
      frequency: 'monthly',
    }),
  )
  await sandbox.payer.approve(url, { bank: 'Banque Horizon' })
  await sandbox.clock.advance(100 * day)
  expect(await read()).toMatchObject({ state: 'pending' })
  await sandbox.clock.advance(265 * day)
  expect(await read()).toMatchObject({ state })
})

const bulk = (...labels: string[]) =>
  paymentRequest({}, { instructions: labels.map((label) => makeInstruction({ label })) })

test.each([
  [['a', 'b'], 'done', ['done', 'done']],
  [['rjct - a', 'rjct - b'], 'rejected', ['rejected', 'rejected']],
  [['done - a', 'rjct - b'], 'partial', ['done', 'rejected']],
  [['rjct - a', 'b'], 'rejected', ['rejected', 'rejected']],
])('bulk: %j is %s', async (labels, state, states) => {
  const { sandbox, url, read } = await setUp({}, bulk(...labels))
  await sandbox.payer.approve(url, { bank: 'Banque Horizon' })
  expect(await read()).toMatchObject({ state, instructions: states.map((each) => ({ state: each })) })
})

test.each([
  ['first', 'done', ['done', 'done']],
  ['each', 'partial', ['done', 'rejected']],
] as const)(
  'bulk: at the test connector the labels of %s transfer count',
  async (labelsInBulk, state, states) => {
    const { sandbox, url, read } = await setUp({ labelsInBulk }, bulk('done - a', 'rjct - b'))
    await sandbox.payer.approve(url, { bank: 'Connecteur de test' })
    expect(await read()).toMatchObject({ state, instructions: states.map((each) => ({ state: each })) })
  },
)

test('bulk: at the test connector, as it comes, the first label drives every transfer', async () => {
  const { sandbox, url, read } = await setUp({}, bulk('pdng/rjct - a', 'done - b'))
  await sandbox.payer.approve(url, { bank: 'Connecteur de test' })
  expect(await read()).toMatchObject({
    state: 'pending',
    instructions: [{ state: 'pending' }, { state: 'pending' }],
  })
  await sandbox.clock.advance(15 * 60_000)
  expect(await read()).toMatchObject({ state: 'rejected', error_code: 'noSpecifiedReason' })
})

test('bulk: pending while one transfer is, each with its own state', async () => {
  const { sandbox, url, read } = await setUp({}, bulk('done - a', 'pdng/done - b'))
  await sandbox.payer.approve(url, { bank: 'Banque Horizon' })
  expect(await read()).toMatchObject({
    state: 'pending',
    instructions: [{ state: 'done' }, { state: 'pending' }],
  })
  await sandbox.clock.advance(15_000)
  expect(await read()).toMatchObject({ state: 'done' })
})

test('bulk: a bank that only says that some failed leaves all accepted', async () => {
  const { sandbox, url, read } = await setUp({}, bulk('done - a', 'rjct - b'))
  await sandbox.payer.approve(url, { bank: 'Banque Céleste' })
  expect(await read()).toMatchObject({
    state: 'partial',
    instructions: [{ state: 'accepted' }, { state: 'accepted' }],
  })
})

test('bulk: generated reference ids share a stem', async () => {
  const { read } = await setUp({}, bulk('a', 'b'))
  const [first, second] = ((await read())['instructions'] as { reference_id: string }[]).map(
    (instruction) => instruction.reference_id,
  )
  expect(first).toMatch(/^[A-Za-z\d]{25}-1$/)
  expect(second).toBe(first?.replace(/1$/, '2'))
})

test.each(['created', 'validating'])('expiry: %s, after thirty days', async (state) => {
  const { sandbox, url, read } = await setUp()
  if (state === 'validating') await sandbox.payer.abandon(url)
  expect(await read()).toMatchObject({ state })
  await sandbox.clock.advance(30 * day - 1)
  expect(await read()).toMatchObject({ state })
  await sandbox.clock.advance(1)
  expect(await read()).toMatchObject({ state: 'expired', action: null, validate_uri: null })
})

test('expiry: after payment.manual_expire_time_days, counted from the execution', async () => {
  const { sandbox, url, read } = await setUp(
    { config: { 'payment.manual_expire_time_days': '3' }, phases: { other: 90 * day } },
    paymentRequest({ label: 'pdng - x', execution_date_type: 'deferred', execution_date: '2026-01-20' }),
  )
  await sandbox.payer.approve(url)
  await sandbox.clock.advance(Date.UTC(2026, 0, 23) - sandbox.clock.now() - 1)
  expect(await read()).toMatchObject({ state: 'pending' })
  await sandbox.clock.advance(1)
  expect(await read()).toMatchObject({ state: 'expired' })
})

test('final: nothing moves a payment that is', async () => {
  const { sandbox, url, read, post } = await setUp()
  await sandbox.payer.approve(url)
  const { status } = await post({ cancel: true, client_redirect_uri: 'https://shop.example/return' })
  expect(status).toBe(400)
  await sandbox.clock.advance(60 * day)
  expect(await read()).toMatchObject({ state: 'done' })
})

const manual = { config: { 'payment.auto_confirmation': '0' } }

test.each([
  [true, { state: 'done', error_code: null }],
  [false, { state: 'rejected', error_code: 'confirmationRefused' }],
])('manual confirmation: %s', async (confirm, expected) => {
  const { sandbox, url, read, post } = await atTestConnector('done - x', {}, manual)
  expect(await sandbox.payer.approve(url)).toContain('payment_state=validating')
  expect(await read()).toMatchObject({ state: 'validating', action: 'confirm' })
  expect((await post({ confirm })).body).toMatchObject(expected)
})

test('manual confirmation: refused after a minute without an answer', async () => {
  const { sandbox, url, read } = await atTestConnector('done - x', {}, manual)
  await sandbox.payer.approve(url)
  await sandbox.clock.advance(minute)
  expect(await read()).toMatchObject({ state: 'rejected', error_code: 'noAnswerFromCustomer' })
})

test('manual confirmation: not for a payer, and not at a bank that takes no part', async () => {
  const { sandbox, url, scopedToken, post } = await atTestConnector('done - x', {}, manual)
  await sandbox.payer.approve(url)
  expect((await post({ confirm: true }, scopedToken)).status).toBe(403)
  const other = await setUp(manual)
  expect(await other.sandbox.payer.approve(other.url, { bank: 'Comptoir Mutuel' })).toContain('=accepted')
})

const back = { cancel: true, client_redirect_uri: 'https://shop.example/cancelled', client_state: 'c-1' }
const later = { label: 'pdng/done - x', execution_date_type: 'first_open_day' }

test('cancelling: a created payment at once', async () => {
  const { post } = await setUp()
  expect((await post(back)).body).toMatchObject({ state: 'rejected', error_code: 'cancelledByUser' })
})

test('cancelling: a pending one at once, where the bank does so', async () => {
  const { sandbox, url, post } = await setUp({}, paymentRequest(later))
  await sandbox.payer.approve(url, { bank: 'Crédit Lacustre' })
  expect((await post(back)).body).toMatchObject({ state: 'rejected', error_code: 'cancelledByUser' })
})

test.each([
  [
    'approves',
    'rejected',
    'https://shop.example/cancelled?state=c-1&id_payment=501&error_code=cancelledByUser&payment_state=rejected',
  ],
  ['refuses', 'pending', 'https://shop.example/cancelled?state=c-1&id_payment=501&payment_state=pending'],
] as const)('cancelling: at the bank, the payer %s it', async (choice, state, callback) => {
  const { sandbox, url, post, read } = await setUp({}, paymentRequest(later))
  await sandbox.payer.approve(url, { bank: 'Banque Horizon' })
  const { body } = await post(back)
  expect(body).toMatchObject({ state: 'pending', state_detail: 'cancelling', action: 'redirect' })
  const bankUrl = String(body['validate_uri'])
  const answer = choice === 'approves' ? sandbox.payer.approve(bankUrl) : sandbox.payer.refuse(bankUrl)
  expect(await answer).toBe(callback)
  expect(await read()).toMatchObject({ state, state_detail: null, validate_uri: null })
})

test('cancelling: abandoned, the payment goes on', async () => {
  const { sandbox, url, post, read } = await setUp({}, paymentRequest(later))
  await sandbox.payer.approve(url, { bank: 'Banque Horizon' })
  await sandbox.payer.abandon(String((await post(back)).body['validate_uri']))
  await sandbox.clock.advance(15 * minute)
  expect(await read()).toMatchObject({ state: 'done', state_detail: null })
})

test.each([
  ['instant', { label: 'pdng/done - x' }, 'Banque Horizon'],
  ['a bank that cannot', later, 'Comptoir Mutuel'],
])('cancelling: not supported for %s', async (_, instruction, bank) => {
  const { sandbox, url, post, read } = await setUp({}, paymentRequest(instruction))
  await sandbox.payer.approve(url, { bank })
  const { status, body } = await post(back)
  expect({ status, code: body['code'] }).toEqual({ status: 400, code: 'notSupported' })
  expect(body['description']).toBe('Bad request, please check your request parameters.')
  expect(await read()).toMatchObject({ state: 'pending', state_detail: null })
})

test('abandoned after approving: Powens asks the bank five minutes later', async () => {
  const { sandbox, url, read } = await setUp()
  await sandbox.payer.abandon(url, { when: 'after_approval' })
  expect(await read()).toMatchObject({ state: 'validating', action: 'redirect' })
  await sandbox.clock.advance(5 * minute)
  expect(await read()).toMatchObject({ state: 'done' })
})
