import { expect, test } from 'vitest'
import { createStaffHandler } from '../../src/staff/createStaffHandler.ts'
import type { StaffOptions } from '../../src/staff/StaffOptions.ts'
import { createShop, iban, origin } from '../createShop.ts'
import { openStaff, staffUrl } from './openStaff.ts'

const routes = [
  ['POST', '/payments/search', {}, 'read'],
  ['GET', '/payments/ID', undefined, 'read'],
  ['POST', '/figures', {}, 'read'],
  ['POST', '/export', { from: '2026-01-15' }, 'read'],
  ['POST', '/payments/ID/resolve', { received: true, note: 'x', revision: 1 }, 'act'],
  ['POST', '/payments/ID/redeliver', {}, 'act'],
  ['POST', '/payments/ID/withdraw', {}, 'act'],
] as const

/** Asks every route, and says how each answered. */
async function askAll(
  headers: Record<string, string>,
  { role = 'act', ...staff }: Partial<StaffOptions> & { role?: string | null } = {},
) {
  const shop = openStaff({ staff })
  const { payment, paymentKey } = await shop.buy('a', '9.50', 'accepted')
  const before = await shop.stored('order:a')
  const answers: [string, number, string][] = []
  for (const [method, path, body] of routes) {
    const response = await shop.ask(
      path.replace('ID', String(payment.id)),
      {
        method,
        headers: {
          'content-type': 'application/json',
          ...headers,
          ...('powens-payment-key' in headers && { 'powens-payment-key': paymentKey }),
        },
        ...(body && { body: JSON.stringify(body) }),
      },
      role,
    )
    answers.push([path, response.status, await response.text()])
  }
  expect(await shop.stored('order:a')).toEqual(before)
  return answers
}

const everyRoute = (status: number, code: string) =>
  routes.map(([, path]) => [path, status, expect.stringContaining(`"code":"${code}"`)])

test.each([undefined, null, {}, { authorize: true }, { authorize: 'grace' }])(
  'behavior: without authorize (%o) there is no staff handler',
  (options) => {
    const { handler } = createShop()
    expect(() => createStaffHandler(handler, options as never)).toThrow(/authorize/)
  },
)

test('behavior: it needs a payment handler', () => {
  const notOne = () => Promise.resolve(new Response())
  expect(() => createStaffHandler(notOne as never, { authorize: () => null })).toThrow(/createPaymentHandler/)
})

test.each<[string, unknown]>([
  ['nobody', null],
  ['true', true],
  ['a role alone', { role: 'act' }],
  ['a name alone', { name: 'Grace' }],
  ['an empty name', { name: ' ', role: 'act' }],
  ['a role of tomorrow', { name: 'Grace', role: 'admin' }],
  ['a name without end', { name: 'x'.repeat(201), role: 'act' }],
])('behavior: authorize that gives %s opens nothing', async (_, member) => {
  expect(await askAll({}, { authorize: () => member as never })).toEqual(everyRoute(403, 'staff_only'))
})

test('behavior: authorize that throws opens nothing', async () => {
  const authorize = () => Promise.reject(new Error('The session store is away.'))
  expect(await askAll({}, { authorize })).toEqual(everyRoute(500, 'internal_error'))
})

test("behavior: a payer's key opens nothing, whoever sends it", async () => {
  expect(await askAll({ 'powens-payment-key': 'here' })).toEqual(everyRoute(403, 'staff_only'))
  expect(await askAll({ 'powens-payment-key': 'here' }, { role: null })).toEqual(
    everyRoute(403, 'staff_only'),
  )
})

test.each([
  ['another site', { origin: 'https://evil.example' }],
  ['another origin of the same site', { origin: 'https://www.shop.example' }],
  ['a sandboxed frame', { origin: 'null' }],
  ['an image of another site', { 'sec-fetch-site': 'cross-site' }],
  ['a page of a sister site', { 'sec-fetch-site': 'same-site' }],
  ['another scheme', { origin: 'http://shop.example' }],
])('behavior: %s gets nothing', async (_, headers) => {
  expect(await askAll(headers)).toEqual(everyRoute(403, 'forbidden_origin'))
})

test('behavior: who may look changes nothing', async () => {
  const answers = await askAll({}, { role: 'read' })
  expect(answers.map(([path, status]) => [path, status])).toEqual(
    routes.map(([, path, , role]) => [path, role === 'read' ? 200 : 403]),
  )
})

test.each(['text/plain', 'application/x-www-form-urlencoded', ''])(
  'behavior: a form of type %o is no request',
  async (type) => {
    const answers = await askAll({ 'content-type': type })
    const statuses = answers.flatMap(([path, status]) => (path === '/payments/ID' ? [] : [status]))
    expect(new Set(statuses)).toEqual(new Set([415]))
  },
)

test('behavior: a preflight gets no permission, and no answer names an origin', async () => {
  const { staff } = openStaff()
  const response = await staff(
    new Request(`${staffUrl}/payments/search`, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example' },
    }),
  )
  expect(response.status).toBe(405)
  expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
})

test('parameters: publicUrl', async () => {
  const { handler } = createShop()
  const admin = 'https://admin.example'
  const staff = createStaffHandler(handler, {
    authorize: () => ({ name: 'Grace', role: 'read' }),
    publicUrl: `${admin}/money`,
  })
  const send = (url: string, headers: Record<string, string>) =>
    staff(
      new Request(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: '{}',
      }),
    )
  expect((await send(`${admin}/money/payments/search`, { origin: admin })).status).toBe(200)
  expect((await send(`${admin}/money/payments/search`, { origin })).status).toBe(403)
  expect((await send(`${admin}/else/payments/search`, { origin: admin })).status).toBe(404)
})

test('behavior: no account, identity, token or key is in any answer', async () => {
  const { buy, browser, ask, post } = openStaff()
  const { payment, paymentKey, redirectUrl } = await buy('a')
  await browser().follow(redirectUrl ?? '')
  const texts = [
    await (await ask(`/payments/${payment.id}`)).text(),
    await (await post('/payments/search', {})).text(),
    await (await post('/figures', {})).text(),
  ]
  for (const text of texts) {
    for (const secret of [iban, 'Martin', paymentKey]) expect(text).not.toContain(secret)
  }
})
