import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { createSandbox, testConnector } from '../src/index.ts'

// The calls of public clients that know nothing of this project, written as they write them. (docs/powens.md)

const beneficiary = {
  scheme_name: 'iban',
  identification: 'FR1420041010050500013M02606',
  label: 'Shop SAS',
}

/** A client of plain `fetch`, with the token that it begins with. */
async function setUp(scope: string | string[] = 'payments:admin') {
  const webhooks: { headers: Headers; body: string }[] = []
  const sandbox = createSandbox({
    domain: 'shop-sandbox',
    webhook: {
      url: 'https://shop.example/api/hooks/powens',
      secret: 'hook',
      fetch: async (request) => {
        webhooks.push({ headers: request.headers, body: await request.text() })
        return new Response(null, { status: 202 })
      },
    },
  })
  const send = async (method: string, path: string, body?: unknown, token?: string) => {
    const response = await sandbox.fetch(`https://shop-sandbox.biapi.pro${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return {
      status: response.status,
      body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>,
    }
  }
  const { body } = await send('POST', '/2.0/auth/token', {
    grant_type: 'client_credentials',
    client_id: sandbox.clientId,
    client_secret: sandbox.clientSecret,
    scope,
  })
  return { sandbox, webhooks, send, token: String(body['token']) }
}

test('formancehq/payments: an HMAC provider, by its query and without a version', async () => {
  const { sandbox, send } = await setUp()
  const token = sandbox.configToken
  const created = await send(
    'POST',
    '/webhooks/auth?type=hmac_signature&name=stack0connector1',
    undefined,
    token,
  )
  expect(created).toMatchObject({ status: 200, body: { config: { secret_key: expect.any(String) } } })
  const listed = await send('GET', '/webhooks/auth?limit=1000', undefined, token)
  expect(listed.body['authproviders']).toMatchObject([{ name: 'stack0connector1' }])
  const removed = await send('DELETE', `/webhooks/auth/${Number(created.body['id'])}`, undefined, token)
  expect(removed.status).toBe(204)
  const again = await send('GET', '/webhooks/auth', undefined, token)
  expect(again.body['authproviders']).toEqual([])
})

test('a public Next.js shop: no identities, a scope that is text, a link without redirect_uri and state', async () => {
  const { sandbox, webhooks, send, token } = await setUp()
  const created = await send(
    'POST',
    '/2.0/payments',
    {
      client_redirect_uri: 'https://shop.example/return',
      client_state: 'order-1',
      instructions: [
        {
          amount: 9.9,
          currency: 'EUR',
          label: 'Order 1',
          execution_date_type: 'first_open_day',
          beneficiary,
        },
      ],
    },
    token,
  )
  const id = Number(created.body['id'])
  const scoped = await send('POST', `/2.0/payments/${id}/scopedtoken`, { scope: 'payments:validate' }, token)
  const query = new URLSearchParams({
    payment_id: String(id),
    client_id: sandbox.clientId,
    code: String(scoped.body['token']),
  })
  const link = `https://shop-sandbox.biapi.pro/2.0/auth/webview/payment?${query.toString()}`
  expect(await sandbox.payer.approve(link)).toContain('https://shop.example/return?state=order-1&id_payment=')
  await sandbox.clock.advance(15 * 60_000)

  const { headers, body } = webhooks.at(-1)!
  const message = `POST./api/hooks/powens.${headers.get('bi-signature-date')}.${body}`
  expect(headers.get('bi-signature')).toBe(createHmac('sha256', 'hook').update(message).digest('base64'))
  expect(JSON.parse(body)).toMatchObject({ id, state: 'done', client_state: 'order-1' })
})

test('a public accounting app: a bulk of another day, with the scheme siret and labels of its own', async () => {
  const { send, token } = await setUp(['payments:admin'])
  const payee = (label: string) => ({
    amount: 4,
    currency: 'EUR',
    label,
    execution_date_type: 'deferred',
    execution_date: '2026-02-02',
    beneficiary,
    beneficiary_identity: {
      kind: 'corporate',
      org_name: label,
      scheme_name: 'siret',
      identification: '876543210000025',
    },
  })
  const { status, body } = await send(
    'POST',
    '/2.0/payments',
    { client_redirect_uri: 'https://app.example/salaries', instructions: [payee('Ada'), payee('Bea')] },
    token,
  )
  expect([status, (body['instructions'] as unknown[]).length]).toEqual([200, 2])
})

test('cozy-banks: a redirect URI with a route and a query behind the hash', async () => {
  const { send, token } = await setUp()
  const { status, body } = await send(
    'POST',
    '/2.0/payments',
    {
      client_redirect_uri: 'https://x.example/#/payments?token=abc',
      instructions: [
        { amount: '1', currency: 'EUR', label: 'x', execution_date_type: 'first_open_day', beneficiary },
      ],
    },
    token,
  )
  expect([status, body['client_redirect_uri']]).toEqual([200, 'https://x.example/#/payments?token=abc'])
})

test('the guide of the test connector: uuid, use_case_pay and the deprecated number', async () => {
  const { send, token } = await setUp()
  for (const extra of [
    { uuid: testConnector.uuid, use_case_pay: 'legacy' },
    { id_connector: testConnector.id },
  ]) {
    const { status, body } = await send(
      'POST',
      '/2.0/payments',
      {
        ...extra,
        client_redirect_uri: 'https://shop.example/return',
        instructions: [
          { amount: 1, currency: 'EUR', label: 'pdng/done - x', execution_date_type: 'instant', beneficiary },
        ],
      },
      token,
    )
    expect([status, body['id_connector']]).toEqual([200, 'uuid' in extra ? null : testConnector.id])
  }
})

test('@powenscompany/webview-js: the address its component opens', async () => {
  const { sandbox, send, token } = await setUp()
  const { body } = await send(
    'POST',
    '/2.0/payments',
    {
      client_redirect_uri: 'https://shop.example/return',
      instructions: [{ amount: 1, currency: 'EUR', label: 'x', execution_date_type: 'instant', beneficiary }],
    },
    token,
  )
  const id = Number(body['id'])
  const scoped = await send(
    'POST',
    `/2.0/payments/${id}/scopedtoken`,
    { scope: ['payments:validate'] },
    token,
  )
  const query = new URLSearchParams({
    domain: 'shop-sandbox.biapi.pro',
    client_id: sandbox.clientId,
    code: String(scoped.body['token']),
    redirect_uri: 'https://shop.example/return',
    payment_id: String(id),
  })
  const link = `https://webview.powens.com/fr/payment?${query.toString()}`
  expect(await sandbox.payer.approve(link)).toContain(`id_payment=${id}&payment_state=done`)
})
