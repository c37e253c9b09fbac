import { expect, test } from 'vitest'
import { paymentRequest, setUp } from '../../test/setUp.ts'
import { banks } from '../index.ts'

const names = banks.filter(({ hidden, name }) => !hidden && name !== 'Albion & Wye').map(({ name }) => name)
const at = (bank: string) => ({
  request: paymentRequest(bank === 'Crédit Lacustre' ? { execution_date_type: 'first_open_day' } : {}),
  bank,
})

test.each(names)('approve: at %s', async (name) => {
  const { request, bank } = at(name)
  const { sandbox, url, read } = await setUp({}, request)
  const callback = new URL((await sandbox.payer.approve(url, { bank })) ?? '')
  expect(callback.origin + callback.pathname).toBe('https://shop.example/return')
  expect(callback.searchParams.get('payment_state')).toMatch(/^(done|accepted|pending)$/)
  expect((await read())['state']).toBe(callback.searchParams.get('payment_state'))
})

test.each(names)('refuse: at %s', async (name) => {
  const { request, bank } = at(name)
  const { sandbox, url, read } = await setUp({}, request)
  expect(await sandbox.payer.refuse(url, { bank })).toContain('payment_state=rejected')
  expect(await read()).toMatchObject({ state: 'rejected', error_code: expect.any(String) })
})

test('approve: a bank in pounds with a sort code', async () => {
  const beneficiary = {
    scheme_name: 'sort_code_account_number',
    identification: '20000055779911',
    label: 'Shop',
  }
  const { sandbox, url } = await setUp({}, paymentRequest({ currency: 'GBP', beneficiary }))
  expect(await sandbox.payer.approve(url)).toContain('payment_state=done')
})

test.each([
  ['empty', 'insufficientFunds'],
  ['blocked', 'invalidEmitter'],
] as const)('approve: from the %s account', async (account, code) => {
  const { sandbox, url, read } = await setUp()
  const callback = new URL((await sandbox.payer.approve(url, { account })) ?? '')
  expect(callback.searchParams.get('error_code')).toBe(code)
  expect(callback.searchParams.get('bank_message')).toBe((await read())['error_description'])
})

test('cancel: leaves the webview with error=cancelled and no state of the payment', async () => {
  const { sandbox, url, id, read } = await setUp()
  expect(await sandbox.payer.cancel(url)).toBe(
    `https://shop.example/return?state=order-1042&id_payment=${id}&error=cancelled`,
  )
  expect(await read()).toMatchObject({ state: 'rejected', error_code: 'CancelledByUser' })
})

test('cancel: goes to the redirect_uri of the webview, not to that of the payment', async () => {
  const { sandbox, url } = await setUp()
  const other = new URL(url)
  other.searchParams.set('redirect_uri', 'https://shop.example/elsewhere')
  other.searchParams.set('state', 's2')
  expect(await sandbox.payer.cancel(other)).toMatch(/^https:\/\/shop\.example\/elsewhere\?state=s2&/)
})

test('cancel: with the other reading the payment stays as it was', async () => {
  const { sandbox, url, read } = await setUp({ readings: { cancelInWebview: 'keeps' } })
  expect(await sandbox.payer.cancel(url)).toContain('error=cancelled')
  expect(await read()).toMatchObject({ state: 'created' })
  expect(await sandbox.payer.approve(url)).toContain('payment_state=done')
})

test('abandon: the payment waits, and the payer may come back later', async () => {
  const { sandbox, url, read } = await setUp()
  expect(await sandbox.payer.abandon(url)).toBeNull()
  expect(await read()).toMatchObject({ state: 'validating', action: 'redirect' })
  expect(await sandbox.payer.approve(url)).toContain('payment_state=done')
})

test('answer: what is typed into the fields', async () => {
  const { sandbox, url } = await setUp()
  expect(await sandbox.payer.answer(url, { openapisms: '9999' }, { bank: 'Banque des Dunes' })).toContain(
    'error_code=authenticationFailed',
  )
})

test.each([
  ['approve', 'done'],
  ['refuse', 'rejected'],
] as const)('%s: where the bank asks for plain consent', async (choice, state) => {
  const { sandbox, url, id } = await setUp()
  await sandbox.payer.abandon(url)
  sandbox.faults.setAction(id, 'psuValidation')
  expect(await sandbox.payer[choice](url)).toContain(`payment_state=${state}`)
})

test('behavior: a link that is settled leads straight back', async () => {
  const { sandbox, url } = await setUp()
  const first = await sandbox.payer.approve(url)
  expect(await sandbox.payer.approve(url)).toBe(first)
})

test('behavior: says which banks there are when the wanted one is not', async () => {
  const { sandbox, url } = await setUp()
  await expect(sandbox.payer.approve(url, { bank: 'Gringotts' })).rejects.toThrow(
    /Banque Horizon, Néo Mercure/,
  )
})

test('behavior: the error about a dead link does not contain its token', async () => {
  const { sandbox, url, scopedToken } = await setUp()
  await sandbox.clock.advance(8 * 86_400_000)
  const error = await sandbox.payer.approve(url).catch((reason: unknown) => reason)
  expect(String(error)).toContain('This does not work')
  expect(String(error)).not.toContain(scopedToken)
})
