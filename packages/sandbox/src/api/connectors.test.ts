import { expect, test } from 'vitest'
import { call, openPayment, paymentRequest, setUp } from '../../test/setUp.ts'
import { banks, createSandbox, testConnector, type Sandbox } from '../index.ts'

interface Listed {
  uuid: string
  name: string
  products: string[]
  payment_settings?: object
}

async function list(sandbox: Sandbox, query = ''): Promise<Listed[]> {
  return (await call(sandbox, 'GET', `/connectors?${query}`)).body['connectors'] as Listed[]
}

test('GET /connectors: without a token, in a country, for a payment, most used first', async () => {
  const { sandbox, token } = await setUp()
  const names = async (query: string) => {
    const { body } = await call(sandbox, 'GET', `/connectors?${query}`)
    return (body['connectors'] as { name: string }[]).map(({ name }) => name)
  }
  expect(await names('')).toHaveLength(banks.filter(({ hidden }) => !hidden).length + 2)
  expect(await names('country_codes=gb,nl')).toEqual(['Albion & Wye', 'Bank van Oever'])
  expect(await names('top=2&top_key=payments')).toEqual(['Banque Horizon', 'Néo Mercure'])
  const { id } = await openPayment(sandbox, token, paymentRequest({ currency: 'GBP' }))
  expect(await names(`id_payment=${id}`)).toEqual(['Albion & Wye'])
})

test('GET /connectors/{uuid}: by uuid or number, expanded', async () => {
  const sandbox = createSandbox()
  const query = '?expand=payment_fields,sources,countries'
  const byUuid = await call(sandbox, 'GET', `/connectors/${testConnector.uuid}${query}`)
  const byId = await call(sandbox, 'GET', `/connectors/${testConnector.id}${query}`)
  expect(byUuid.body).toEqual(byId.body)
  expect(byUuid.body).toMatchObject({
    products: expect.arrayContaining(['pay']),
    payment_fields: [{ name: 'use_case_pay', required: false }],
    countries: [{ id: 'FR', name: 'France' }],
    sources: [{ name: 'openapi' }],
  })
  expect((await call(sandbox, 'GET', '/banks')).body).toHaveProperty('banks')
})

test('GET /connectors: says how many there are', async () => {
  const sandbox = createSandbox()
  for (const [path, key] of [
    ['/connectors', 'connectors'],
    ['/connectors?country_codes=gb', 'connectors'],
    ['/banks', 'banks'],
    ['/providers', 'banks'],
    [`/connectors/${testConnector.uuid}/sources`, 'sources'],
  ] as const) {
    const { body } = await call(sandbox, 'GET', path)
    expect(body['total']).toBe((body[key] as unknown[]).length)
  }
})

test('GET /connectors: some take no payments, and say so in both of their keys', async () => {
  const { sandbox, token, id } = await setUp()
  const withoutPay = (await list(sandbox)).filter(({ products }) => !products.includes('pay'))
  expect(withoutPay.map(({ products }) => products)).toEqual([['bank'], ['bank', 'wealth']])
  for (const connector of withoutPay) {
    expect(connector).not.toHaveProperty('payment_settings')
    const body = paymentRequest({}, { connector_uuid: connector.uuid })
    expect((await call(sandbox, 'POST', '/payments', { token, body })).status).toBe(400)
    const single = await call(sandbox, 'GET', `/connectors/${connector.uuid}?expand=payment_fields`)
    expect(single.body).toMatchObject({ name: connector.name, payment_fields: [] })
  }
  for (const query of [`id_payment=${id}`, 'top=50&top_key=payments']) {
    expect((await list(sandbox, query)).every(({ products }) => products.includes('pay'))).toBe(true)
  }
  expect(await list(createSandbox({ connectorsWithoutPay: [] }))).toHaveLength(withoutPay.length + 11)
})

test('the test connector: its live slug and colour', async () => {
  const sandbox = createSandbox()
  const { body } = await call(sandbox, 'GET', `/connectors/${testConnector.uuid}`)
  expect(body).toMatchObject({ slug: 'EXA', color: '5c2963' })
})

test('PUT /connectors/{uuid}: hides a bank from the list and from the webview', async () => {
  const { sandbox, url, id } = await setUp()
  const config = { token: sandbox.configToken }
  const path = `/connectors/${banks[1]?.uuid}`
  const answer = await call(sandbox, 'PUT', path, { ...config, body: { hidden: true } })
  expect(answer.body).toMatchObject({ name: 'Banque Horizon', hidden: true })
  for (const query of ['', `id_payment=${id}`, 'top=50'])
    expect((await list(sandbox, query)).map(({ name }) => name)).not.toContain('Banque Horizon')
  await expect(sandbox.payer.approve(url, { bank: 'Banque Horizon' })).rejects.toThrow('cannot choose')
  await call(sandbox, 'PUT', path, { ...config, body: { hidden: false } })
  expect(await sandbox.payer.approve(url, { bank: 'Banque Horizon' })).toContain('payment_state=done')
  // Another sandbox has banks of its own.
  expect(banks[1]?.hidden).toBe(false)
})

test('PATCH /connectors: hides all of them', async () => {
  const sandbox = createSandbox()
  const config = { token: sandbox.configToken }
  const answer = await call(sandbox, 'PATCH', '/connectors', { ...config, body: { hidden: true } })
  expect((answer.body['connectors'] as { hidden: boolean }[]).every(({ hidden }) => hidden)).toBe(true)
  expect(await list(sandbox)).toEqual([])
})

test.each([
  ['PUT', `/connectors/${testConnector.uuid}`],
  ['PATCH', '/connectors'],
])('%s %s: with the console token alone, and a flag', async (method, path) => {
  const { sandbox, token } = await setUp()
  const body = { hidden: true }
  expect((await call(sandbox, method, path, { body })).status).toBe(401)
  expect((await call(sandbox, method, path, { token, body })).status).toBe(403)
  const config = { token: sandbox.configToken }
  expect((await call(sandbox, method, path, { ...config, body: {} })).status).toBe(400)
  expect((await call(sandbox, method, path, { ...config, body: { hidden: 'yes' } })).status).toBe(400)
})
