import { createSandbox, testConnector, type SandboxOptions } from '@powens-pay/sandbox'
import { expect, test } from 'vitest'
import {
  createPayment,
  createPowens,
  createWebhookAuth,
  deleteWebhookAuth,
  getConfiguration,
  listWebhookAuths,
  setConnector,
  updateConfiguration,
} from '../index.ts'

function setUp(options: SandboxOptions = {}) {
  const sandbox = createSandbox(options)
  const powens = createPowens({ ...sandbox, now: () => sandbox.clock.now(), wait: async () => undefined })
  return { sandbox, powens, configToken: sandbox.configToken }
}

test('updateConfiguration, getConfiguration: what is set is read back, and only that changes', async () => {
  const { powens, configToken } = setUp({ config: { 'biapi.manager.email': 'ada@shop.example' } })
  const changes = {
    'payment.auto_confirmation': '0',
    'payment.manual_expire_time_days': '14',
    'payment.max_amount': '500.50',
    'payment.state_updated_webhook.systematic': '1',
    'biapi.allowed_origins': 'shop.example,admin.example',
  } as const
  expect(await updateConfiguration(powens, { configToken, changes })).toMatchObject(changes)
  expect(await getConfiguration(powens, { configToken })).toEqual({
    ...changes,
    'biapi.manager.email': 'ada@shop.example',
  })
  expect(await getConfiguration(powens, { configToken, search: 'max' })).toEqual({
    'payment.max_amount': '500.50',
  })
})

test.each([
  [{ 'payment.max_amout': '5' }, 'payment.max_amout: no field of a configuration'],
  [{ 'payment.auto_confirmation': 'false' }, 'payment.auto_confirmation: neither "0" nor "1"'],
  [{ 'payment.auto_confirmation': 0 }, 'payment.auto_confirmation: neither "0" nor "1"'],
  [{ 'payment.manual_expire_time_days': '0' }, 'payment.manual_expire_time_days: not a number of days'],
  [{ 'payment.manual_expire_time_days': '1.5' }, 'payment.manual_expire_time_days: not a number of days'],
  [{ 'payment.max_amount': '-1' }, 'payment.max_amount: not an amount'],
  [{ 'payment.max_amount': '1e3' }, 'payment.max_amount: not an amount'],
  [{ 'payment.state_updated_webhook.systematic': 'yes' }, 'systematic: neither "0" nor "1"'],
  [{ 'biapi.allowed_origins': 'https://shop.example/pay' }, 'biapi.allowed_origins: not a list of hosts'],
  [{ 'biapi.allowed_origins': '*' }, 'biapi.allowed_origins: not a list of hosts'],
  [{ 'biapi.manager.email': 'ada' }, 'biapi.manager.email: not an e-mail address'],
])('updateConfiguration: %j is refused before anything is sent', async (changes, sentence) => {
  const { sandbox, powens, configToken } = setUp()
  await expect(updateConfiguration(powens, { configToken, changes: changes as object })).rejects.toThrow(
    sentence,
  )
  expect([...sandbox.config]).toEqual([])
})

test('webhook providers: created with a secret, listed without it, removed', async () => {
  const { powens, configToken } = setUp()
  const created = await createWebhookAuth(powens, { configToken, name: 'My HMAC provider' })
  expect(created).toMatchObject({
    type: 'hmac_signature',
    name: 'My HMAC provider',
    config: { secret_key: expect.any(String) },
  })
  const { config: _, ...listed } = created
  expect(await listWebhookAuths(powens, { configToken })).toEqual([listed])
  await deleteWebhookAuth(powens, { configToken, id: created.id })
  expect(await listWebhookAuths(powens, { configToken })).toEqual([])
})

test.each(['', '   ', 'a-name-of-thirty-nine-characters-or-more'])(
  'createWebhookAuth: the name "%s" is refused before anything is sent',
  async (name) => {
    const { powens, configToken } = setUp()
    await expect(createWebhookAuth(powens, { configToken, name })).rejects.toThrow('name: ')
    expect(await listWebhookAuths(powens, { configToken })).toEqual([])
  },
)

test('createWebhookAuth: is not sent again, since it may have happened', async () => {
  const { sandbox, powens, configToken } = setUp()
  sandbox.faults.dropNext('POST /webhooks/auth', { when: 'answered' })
  await expect(createWebhookAuth(powens, { configToken, name: 'Shop' })).rejects.toMatchObject({
    isAmbiguous: true,
  })
  expect(await listWebhookAuths(powens, { configToken })).toHaveLength(1)
})

test('the configuration token: nothing else is asked for, and another one is refused', async () => {
  const { sandbox, powens } = setUp()
  sandbox.faults.failNext('POST /auth/token', { status: 500, times: Infinity })
  const wrong = { configToken: 'not the one' }
  await expect(getConfiguration(powens, wrong)).rejects.toMatchObject({ upstreamStatus: 401 })
  await expect(listWebhookAuths(powens, wrong)).rejects.toMatchObject({ upstreamStatus: 401 })
  const error: unknown = await updateConfiguration(powens, { ...wrong, changes: {} }).catch(
    (cause: unknown) => cause,
  )
  expect(String(error)).not.toContain(wrong.configToken)
  expect(await getConfiguration(powens, { configToken: sandbox.configToken })).toEqual({})
})

test.each([Number.NaN, -1, 1.5])('deleteWebhookAuth: %d is no id', async (id) => {
  const { powens, configToken } = setUp()
  await expect(deleteWebhookAuth(powens, { configToken, id })).rejects.toThrow('whole number')
})

test('setConnector: sets the bank and validates nothing', async () => {
  const { powens } = setUp()
  const payment = await createPayment(powens, {
    request: {
      client_redirect_uri: 'https://shop.example/back',
      instructions: [
        {
          amount: '9.50',
          currency: 'EUR',
          label: 'order',
          execution_date_type: 'instant',
          beneficiary: {
            scheme_name: 'iban',
            identification: 'FR1420041010050500013M02606',
            label: 'Shop SAS',
          },
        },
      ],
    },
  })
  const set = await setConnector(powens, { paymentId: payment.id, connectorUuid: testConnector.uuid })
  expect(set).toMatchObject({ id: payment.id, state: 'created', connector_uuid: testConnector.uuid })
  const parameters = { paymentId: payment.id, connectorUuid: 'nobody' }
  await expect(setConnector(powens, parameters)).rejects.toMatchObject({ upstreamStatus: 400 })
})
