import { expect, test } from 'vitest'
import { paymentRequest, setUp } from '../../../test/setUp.ts'
import { banks, testConnector } from '../../index.ts'

const uuidOf = (name: string) => banks.find((bank) => bank.name === name)?.uuid

test.each([
  ['by uuid', { connector_uuid: testConnector.uuid }],
  ['by the deprecated number', { id_connector: testConnector.id }],
])('default: %s, and the payment stays created', async (_, body) => {
  const { post, read, scopedToken } = await setUp()
  expect((await post(body, scopedToken)).body).toMatchObject({
    state: 'created',
    action: null,
    connector_uuid: testConnector.uuid,
  })
  expect(await read()).toMatchObject({ state: 'created', connector_uuid: testConnector.uuid })
})

test('behavior: the webview begins with that bank, and another one may be set first', async () => {
  const { sandbox, post, url } = await setUp()
  await post({ connector_uuid: testConnector.uuid })
  await post({ connector_uuid: uuidOf('Banque Céleste') })
  const page = await (await sandbox.fetch(url.replace('/payment?', '/en/payment?'))).text()
  expect(page).toContain('data-page="consent"')
  expect(page).toContain('Banque Céleste')
  expect(await sandbox.payer.approve(url)).toContain('payment_state=done')
})

test.each([
  ['an unknown one', 'nobody'],
  ['one that cannot carry the payment', uuidOf('Crédit Lacustre')],
])('behavior: %s is refused', async (_, uuid) => {
  const { post, read } = await setUp({}, paymentRequest())
  expect((await post({ connector_uuid: uuid })).status).toBe(400)
  expect(await read()).toMatchObject({ connector_uuid: null })
})

test('behavior: too late once the payment is validated', async () => {
  const { sandbox, post, url, read } = await setUp()
  await sandbox.payer.abandon(url)
  expect((await post({ connector_uuid: testConnector.uuid })).status).toBe(409)
  expect(await read()).toMatchObject({ connector_uuid: uuidOf('Banque Horizon') })
})
