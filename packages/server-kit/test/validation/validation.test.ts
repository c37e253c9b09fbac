import type { PaymentView } from '@powens-pay/core'
import { banks, testConnector, validationBanks } from '@powens-pay/sandbox'
import { expect, test } from 'vitest'
import { createShop, instruct, origin, publicUrl, returnUrl, type ShopParameters } from '../createShop.ts'
import { clientOf, createValidationPage, type Wishes } from './createValidationPage.ts'

const pageUrl = `${origin}/approve`
const bankNamed = (name: string): string => validationBanks.find((bank) => bank.name === name)?.uuid ?? ''
const withForm = bankNamed('Caisse des Formulaires')
const filled = { login: '12345678', password: 'secret', birthday: '1990-01-31' }

async function open({
  whiteLabel = false,
  sandbox,
  handler,
}: ShopParameters & { whiteLabel?: boolean } = {}) {
  const shop = createShop({
    sandbox: {
      config: { 'biapi.allowed_origins': origin },
      banks: [...banks, ...validationBanks],
      ...sandbox,
    },
    handler: { validation: { pageUrl, whiteLabel }, ...handler },
  })
  const payer = shop.browser()
  const created = await payer.create()
  const reference = { paymentId: created.payment.id, paymentKey: created.paymentKey }
  const client = clientOf(payer)
  const openPage = (browser = payer) => createValidationPage(shop, clientOf(browser), reference)
  const stored = async () =>
    JSON.parse((await shop.stored('order:42'))?.value ?? '{}') as {
      attempts: { webview?: { name: string } }[]
    }
  return { shop, payer, client, created, reference, openPage, stored }
}

type Opened = Awaited<ReturnType<typeof open>>

/** Plays the whole validation, with every trip to the bank. Gives the steps and what the payment came to. */
async function playThrough({ shop, payer, created, openPage }: Opened, wishes: Wishes) {
  const steps: string[] = []
  for (let trips = 0; trips < 5; trips++) {
    const page = await openPage()
    // The webhook was faster: nothing is left to do.
    if (page.opened.redirectUrl) {
      expect(page.opened.redirectUrl).toBe(
        `${returnUrl}#powens-payment-${created.payment.id}-${created.paymentKey}`,
      )
      return { steps, payment: await payer.read(created) }
    }
    const played = await page.play(wishes)
    steps.push(...played.steps)
    if (played.url.startsWith(`${publicUrl}/callback`)) {
      expect(await payer.follow(played.url)).toBe(
        `${returnUrl}#powens-payment-${created.payment.id}-${created.paymentKey}`,
      )
      return { steps, payment: await payer.read(created) }
    }
    // Through the bank, and back to the route that Powens was given.
    const back = await shop.sandbox.payer.approve(played.url)
    expect(back).toMatch(/^https:\/\/shop\.example\/api\/powens\/validation\/[\w-]+$/)
    expect(await payer.follow(back ?? '')).toBe(
      `${pageUrl}#powens-payment-${created.payment.id}-${created.paymentKey}`,
    )
  }
  throw new Error(`The payer went back and forth: ${steps.join(', ')}`)
}

const useCases: [
  useCase: string,
  steps: string[],
  fields: object,
  outcome: Partial<PaymentView['outcome']>,
][] = [
  ['legacy', ['go_to_bank'], {}, { status: 'succeeded' }],
  ['redirect', ['go_to_bank'], {}, { status: 'succeeded' }],
  ['redirect_no_confirmation', ['go_to_bank'], {}, { status: 'succeeded' }],
  ['decoupled', ['approve_in_app'], {}, { status: 'succeeded' }],
  ['decoupled_cancelled', ['approve_in_app'], {}, { status: 'failed', reason: 'cancelled' } as object],
  [
    'decoupled_expired',
    ['approve_in_app', 'approve_in_app'],
    {},
    { status: 'failed', reason: 'rejected' } as object,
  ],
  ['otp_sms', ['answer_bank'], { openapisms: '1234' }, { status: 'succeeded' }],
  ['otp_plus_decoupled', ['answer_bank', 'approve_in_app'], { openapisms: '1234' }, { status: 'succeeded' }],
  ['account_choice', ['answer_bank'], { account_id: 'main' }, { status: 'succeeded' }],
]

test.each([true, false].flatMap((whiteLabel) => useCases.map((row) => [whiteLabel, ...row] as const)))(
  'default: white label %s, use case %s',
  async (whiteLabel, useCase, steps, fields, outcome) => {
    const opened = await open({ whiteLabel })
    const wishes = { bank: testConnector.uuid, fields: { use_case_pay: useCase, ...fields } }
    const played = await playThrough(opened, wishes)
    expect(played.steps).toEqual([
      'choose_bank',
      'accept_terms',
      'fill_fields',
      'confirm_summary',
      ...steps,
      // Of a payment that is over when the payer comes back from the bank, the page draws nothing.
      ...(steps.includes('go_to_bank') ? [] : ['finished']),
    ])
    expect(played.payment.outcome).toMatchObject(outcome)
    expect(opened.shop.changes.at(-1)?.outcome).toMatchObject(outcome)
  },
)

test.each([
  ['otp_sms', { openapisms: '0000' }, 'rejected'],
  ['account_choice', { account_id: 'snd' }, 'rejected'],
])('behavior: the bank refuses what the payer answers: %s', async (useCase, fields, state) => {
  const opened = await open()
  const wishes = { bank: testConnector.uuid, fields: { use_case_pay: useCase, ...fields } }
  expect((await playThrough(opened, wishes)).payment.state).toBe(state)
})

test('behavior: a bank that needs the account to pay from is given it', async () => {
  const opened = await open()
  const { steps, payment } = await playThrough(opened, { bank: '5c0e5a52-8b1f-4f0e-9a31-1a6f0c9d0104' })
  expect(steps).toContain('give_payer')
  expect(payment.outcome.status).toBe('succeeded')
})

test.each([true, false])('behavior: the plain question whether the payer agrees: %s', async (agrees) => {
  const opened = await open()
  const page = await opened.openPage()
  const wishes = { bank: testConnector.uuid, fields: { use_case_pay: 'legacy' }, agrees }
  await page.play(wishes)
  opened.shop.sandbox.faults.setAction(opened.reference.paymentId, 'psuValidation')
  const { steps, payment } = await playThrough(opened, wishes)
  expect(steps).toEqual(['approve_transfer', 'finished'])
  expect(payment.outcome.status).toBe(agrees ? 'succeeded' : 'failed')
})

test.each([
  [
    'Banque des Deux Clés',
    { openapisms: '1234', openapireader: '1234' },
    ['answer_bank', 'answer_bank'],
    'succeeded',
  ],
  [
    'Banque des Deux Clés',
    { openapisms: '1234', openapireader: '0' },
    ['answer_bank', 'answer_bank'],
    'failed',
  ],
  ['Crédit du Oui', {}, ['approve_transfer'], 'succeeded'],
])('behavior: a bank that asks in its own way: %s %o', async (name, fields, steps, status) => {
  const played = await playThrough(await open(), { bank: bankNamed(name), fields })
  expect(played.steps).toEqual(['choose_bank', 'accept_terms', 'confirm_summary', ...steps, 'finished'])
  expect(played.payment.outcome.status).toBe(status)
})

test('behavior: a wrong code is asked for again, and one that runs out ends the payment', async () => {
  const opened = await open({ whiteLabel: true })
  const page = await opened.openPage()
  const wishes = { bank: withForm, fields: { ...filled, openapisms: '0000' } }
  const steps: string[] = []
  for (let state = await page.look(); steps.length < 6; state = await page.look()) {
    steps.push(state.step)
    await page.act(state, wishes)
  }
  expect(steps.slice(-2)).toEqual(['answer_bank', 'answer_bank'])
  await opened.shop.sandbox.clock.advance(5 * 60_000)
  expect((await opened.openPage()).opened.payment.outcome).toMatchObject({
    status: 'failed',
    errorCode: 'noAnswerFromCustomer',
  })
})

test('behavior: two tabs that begin at once are one validation, and Powens’s webview is not a third', async () => {
  const opened = await open()
  const { payer, created, openPage } = opened
  const wishes = { bank: testConnector.uuid, fields: { use_case_pay: 'otp_sms' } }
  const pages = await Promise.all([openPage(), openPage()])
  for (const page of pages)
    for (let state = await page.look(); state.step !== 'confirm_summary'; state = await page.look())
      await page.act(state, wishes)
  const [first, second] = await Promise.all(pages.map((page) => page.look()))
  const results = await Promise.allSettled([
    pages[0]?.act(first as never, wishes),
    pages[1]?.act(second as never, wishes),
    payer.follow(created.redirectUrl ?? ''),
  ])
  const [attempt] = (await opened.stored()).attempts
  const webview = results[2]?.status === 'fulfilled' ? results[2].value : ''
  const begun = opened.shop.sandbox.payments.get(created.payment.id)?.['state']
  // Whoever was first, the other one did not begin.
  if (attempt?.webview?.name === 'shop') {
    expect(webview).not.toContain('webview.powens.com')
    expect(begun).toBe('validating')
    expect(
      results
        .slice(0, 2)
        .map(({ status }) => status)
        .toSorted(),
    ).toEqual(['fulfilled', 'rejected'])
  } else {
    expect(webview).toContain('webview.powens.com')
    expect(begun).toBe('created')
  }
})

test('behavior: manual confirmation comes from the callback of the payer’s own browser', async () => {
  const config = { 'biapi.allowed_origins': origin, 'payment.auto_confirmation': '0' }
  const opened = await open({ sandbox: { config } })
  const wishes = { bank: testConnector.uuid, fields: { use_case_pay: 'otp_sms', openapisms: '1234' } }
  const { steps, payment } = await playThrough(opened, wishes)
  expect(steps.slice(-2)).toEqual(['answer_bank', 'finished'])
  expect(payment.outcome.status).toBe('succeeded')
})

test('mechanism: a plain client sets the bank and leads to Powens’s webview, which finishes it', async () => {
  const { shop, payer, created, openPage, stored } = await open()
  const { url, steps } = await (await openPage()).play({ bank: withForm })
  expect(steps).toEqual(['choose_bank', 'use_powens'])
  expect(url).toMatch(/^https:\/\/shop\.example\/api\/powens\/go\//)
  const webview = await payer.follow(url)
  expect(webview).toContain('webview.powens.com')
  expect(shop.sandbox.payments.get(created.payment.id)).toMatchObject({
    state: 'created',
    connector_uuid: withForm,
  })
  expect((await stored()).attempts[0]?.webview).toMatchObject({ name: 'powens' })
  // Back from there, the page goes on in Powens's webview alone.
  const { opened } = await openPage()
  expect(opened).toMatchObject({
    webview: 'powens',
    access: null,
    redirectUrl: expect.stringContaining('/go/'),
  })
})

test('mechanism: a white label handles it', async () => {
  const opened = await open({ whiteLabel: true })
  const wishes = { bank: withForm, fields: { ...filled, openapisms: '1234' } }
  const { steps, payment } = await playThrough(opened, wishes)
  expect(steps).toEqual([
    'choose_bank',
    'accept_terms',
    'fill_fields',
    'confirm_summary',
    'answer_bank',
    'finished',
  ])
  expect(payment.outcome.status).toBe('succeeded')
})

const begun = async (opened: Opened, useCase = 'legacy') => {
  const page = await opened.openPage()
  const wishes = { bank: testConnector.uuid, fields: { use_case_pay: useCase } }
  await page.play(wishes)
  return page
}

test('behavior: what was accepted is kept, with its version, language and time', async () => {
  const opened = await open()
  await begun(opened)
  expect((await opened.stored()).attempts[0]?.webview).toEqual({
    name: 'shop',
    at: opened.shop.sandbox.clock.now(),
    terms: { id: 4, version: 'budgea-004', language: 'fr' },
  })
})

test('behavior: a validation that began in the shop never goes on in Powens’s webview', async () => {
  const opened = await open()
  const { payer, created, reference } = opened
  await begun(opened)
  const pageOfPayment = `${pageUrl}#powens-payment-${created.payment.id}-${created.paymentKey}`
  expect(await payer.follow(created.redirectUrl ?? '')).toBe(pageOfPayment)
  const headers = { 'Powens-Payment-Key': reference.paymentKey }
  const resumed = await payer.post(`/payments/${reference.paymentId}/resume`, {}, headers)
  const { redirectUrl } = (await resumed.json()) as { redirectUrl: string }
  expect(await payer.follow(redirectUrl)).toBe(pageOfPayment)
  const again = await payer.create()
  expect(await payer.follow(again.redirectUrl ?? '')).toBe(pageOfPayment)
  const handoff = await payer.post(`/payments/${reference.paymentId}/handoff`, {}, headers)
  expect(handoff.status).toBe(409)
})

test('behavior: a link for a phone that was made before leads to the page too', async () => {
  const opened = await open()
  const { payer, created, reference, shop } = opened
  const headers = { 'Powens-Payment-Key': reference.paymentKey }
  const handoff = await payer.post(`/payments/${reference.paymentId}/handoff`, {}, headers)
  const { url } = (await handoff.json()) as { url: string }
  await begun(opened)
  const phone = shop.browser()
  const form = await phone.send('', {
    url,
    method: 'POST',
    headers: { origin, 'sec-fetch-site': 'same-origin' },
  })
  expect(form.headers.get('location')).toBe(
    `${pageUrl}#powens-payment-${created.payment.id}-${created.paymentKey}`,
  )
})

test('behavior: a token is made for the webview that the payment belongs to, whatever the caller has seen', async () => {
  const opened = await open()
  const { ledger } = opened.shop.handler
  const seenBefore = await ledger.findByPayment(opened.reference.paymentId)
  if (!seenBefore) throw new Error('There is no such payment.')
  await begun(opened)
  expect(await ledger.mint(seenBefore, 'powens')).toBeNull()
  expect(await ledger.mint(seenBefore, 'shop')).not.toBeNull()

  const other = await open()
  const known = await other.shop.handler.ledger.findByPayment(other.reference.paymentId)
  await other.payer.follow(other.created.redirectUrl ?? '')
  expect(known && (await other.shop.handler.ledger.mint(known, 'shop'))).toBeNull()
})

test('behavior: a payment that was sent to Powens’s webview is not begun in the shop', async () => {
  const { payer, created, openPage, stored } = await open()
  const page = await openPage()
  await payer.follow(created.redirectUrl ?? '')
  const { url, steps } = await page.play({ bank: testConnector.uuid, fields: {} })
  expect(steps).toEqual(['choose_bank', 'accept_terms', 'fill_fields', 'confirm_summary', 'cannot_continue'])
  expect(await payer.follow(url)).toContain('webview.powens.com')
  expect((await stored()).attempts[0]?.webview).toMatchObject({ name: 'powens' })
})

test.each(['telepathy', 'redirect'])(
  'behavior: with %s the page cannot go on, and the next attempt uses Powens’s webview',
  async (action) => {
    const opened = await open()
    const { shop, payer, created, openPage, reference } = opened
    await begun(opened)
    shop.sandbox.faults.patchPayment(reference.paymentId, { action, validate_uri: null })
    const { url, steps } = await (await openPage()).play({ bank: testConnector.uuid })
    expect(steps).toEqual(['cannot_continue'])
    expect(url).toBe(`${returnUrl}#powens-payment-${created.payment.id}-${created.paymentKey}`)
    expect((await payer.read(created)).outcome.status).toBe('requires_action')

    await shop.sandbox.faults.setState(reference.paymentId, 'rejected')
    await shop.sandbox.webhooks.flush()
    const next = await payer.create()
    expect(next.payment.id).not.toBe(created.payment.id)
    const nextReference = { paymentId: next.payment.id, paymentKey: next.paymentKey }
    const { opened: nextOpened } = await createValidationPage(shop, clientOf(payer), nextReference)
    expect(nextOpened).toMatchObject({ webview: 'powens', access: null })
    expect(await payer.follow(nextOpened.redirectUrl ?? '')).toContain('webview.powens.com')
  },
)

test('behavior: after a refusal by the bank the next attempt may be in the shop again', async () => {
  const opened = await open()
  const wishes = { bank: testConnector.uuid, fields: { use_case_pay: 'otp_sms', openapisms: '0000' } }
  await playThrough(opened, wishes)
  const next = await opened.payer.create()
  const reference = { paymentId: next.payment.id, paymentKey: next.paymentKey }
  const page = await createValidationPage(opened.shop, opened.client, reference)
  expect(page.opened.access).not.toBeNull()
})

test('behavior: what Powens refused to begin can be taken over by Powens’s webview', async () => {
  const opened = await open()
  const { shop, payer, openPage, stored } = opened
  const page = await openPage()
  const wishes = { bank: testConnector.uuid, fields: { use_case_pay: 'no such case' } }
  await expect(page.play(wishes)).rejects.toThrow('answered 400')
  expect((await stored()).attempts[0]?.webview).toMatchObject({ name: 'shop' })
  shop.sandbox.faults.down()
  const path = `/payments/${opened.reference.paymentId}/validation/leave`
  const headers = { 'Powens-Payment-Key': opened.reference.paymentKey }
  expect((await payer.post(path, {}, headers)).status).toBe(503)
  shop.sandbox.faults.up()
  const left = (await (await payer.post(path, {}, headers)).json()) as { redirectUrl: string }
  expect(await payer.follow(left.redirectUrl)).toContain('webview.powens.com')
})

test('behavior: in another browser the payer sees the status, and the first tab goes on', async () => {
  const opened = await open()
  const { shop, openPage } = opened
  const page = await begun(opened)
  const app = shop.browser()
  const { webviewUrl } = page.opened.access ?? { webviewUrl: '' }
  expect(await app.follow(webviewUrl)).toContain(`${pageUrl}#powens-payment-`)
  await expect(openPage(app)).rejects.toMatchObject({ code: 'same_browser_required' })
  await shop.sandbox.clock.advance(6_000)
  expect((await app.read(opened.created)).state).toBe('validating')
  expect((await (await openPage()).look()).step).toBe('go_to_bank')
})

test('behavior: the address for Powens is the same at every call', async () => {
  const { openPage, shop } = await open()
  const first = (await openPage()).opened.access
  await shop.sandbox.clock.advance(3_600_000)
  const second = (await openPage()).opened.access
  expect(first?.webviewUrl).toBe(second?.webviewUrl)
  expect(first?.token).not.toBe(second?.token)
  expect([first?.expiresIn, second?.expiresIn]).toEqual([604_800, 604_800])
})

test('behavior: reloads within a minute share one token', async () => {
  const { openPage, shop } = await open()
  const first = (await openPage()).opened.access
  await shop.sandbox.clock.advance(59_000)
  const second = (await openPage()).opened.access
  expect(second?.token).toBe(first?.token)
  expect(second?.expiresIn).toBe(604_800 - 59)
})

test('behavior: a domain that does not allow the origin gets no further', async () => {
  const { openPage } = await open({
    sandbox: { config: { 'biapi.allowed_origins': 'https://other.example' } },
  })
  await expect((await openPage()).look()).rejects.toThrow('Failed to fetch')
})

test.each(['validation', 'validation/begin', 'validation/leave'])(
  'privilege: %s takes key and cookie',
  async (verb) => {
    const { shop, payer, created } = await open()
    const path = `/payments/${created.payment.id}/${verb}`
    const body = verb.endsWith('begin') ? { terms: null } : {}
    const key = { 'Powens-Payment-Key': created.paymentKey }
    const eve = shop.browser()
    await eve.create('42', { 'x-customer': 'ada' })
    expect((await shop.browser().post(path, body, key)).status).toBe(403)
    expect((await eve.post(path, body, key)).status).toBe(403)
    expect((await payer.post(path, body)).status).toBe(401)
    expect((await payer.post(path, body, { ...key, origin: 'https://evil.example' })).status).toBe(403)
    expect((await payer.post(path, body, { ...key, 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await payer.send(path, { headers: key })).status).toBe(405)
    expect((await payer.post(path, { ...body, extra: 1 }, key)).status).toBe(400)
    expect((await payer.post(path, body, key)).status).toBe(200)
  },
)

test('parameters: authorize, for a customer whose browser has no cookie', async () => {
  const asked: unknown[] = []
  const authorize = ({ action }: { action: string }) => asked.push(action) > 0
  const { shop, openPage } = await open({ handler: { authorize } })
  const { opened } = await openPage(shop.browser())
  expect(opened.access).not.toBeNull()
  expect(asked).toEqual(['validate'])
})

test('behavior: what the payer types and Powens’s token are nowhere on the shop’s side', async () => {
  const seen: string[] = []
  const opened = await open({ whiteLabel: true })
  const { shop, payer, created } = opened
  const client = clientOf({
    ...payer,
    async send(path, init) {
      seen.push(JSON.stringify([path, init]))
      return payer.send(path, init)
    },
  })
  const reference = { paymentId: created.payment.id, paymentKey: created.paymentKey }
  const page = await createValidationPage(shop, client, reference)
  const fields = { ...filled, password: 'canary-of-the-password', openapisms: 'canary-of-the-code' }
  await page.play({ bank: withForm, fields })
  const token = page.opened.access?.token ?? ''
  expect(token.length).toBeGreaterThan(10)
  expect(seen.length).toBeGreaterThan(1)
  const order = (await shop.stored('order:42'))?.value
  const everything = JSON.stringify([seen, order, shop.events, shop.errors, shop.changes])
  const secrets = [
    token,
    'canary-of-the-password',
    'canary-of-the-code',
    filled.login,
    'FR7630006000011234567890189',
  ]
  for (const text of secrets) expect(everything).not.toContain(text)
})

test('behavior: no cache keeps the token', async () => {
  const { payer, created } = await open()
  const path = `/payments/${created.payment.id}/validation`
  const response = await payer.post(path, {}, { 'Powens-Payment-Key': created.paymentKey })
  expect(response.headers.get('cache-control')).toBe('no-store')
})

test.each([
  {},
  { terms: 1 },
  { terms: {} },
  { terms: { id: 1, version: null } },
  { terms: { id: '1', version: null, language: null } },
  { terms: { id: 1, version: 'x'.repeat(201), language: null } },
  { terms: { id: 1, version: null, language: null, iban: 'FR14' } },
  { terms: [] },
])('begin: refuses %o', async (body) => {
  const { payer, created, stored } = await open()
  const path = `/payments/${created.payment.id}/validation/begin`
  const response = await payer.post(path, body, { 'Powens-Payment-Key': created.paymentKey })
  expect(response.status).toBe(400)
  expect((await stored()).attempts[0]).not.toHaveProperty('webview')
})

test('behavior: nothing is open for a payment that is over, replaced or not the latest', async () => {
  const { shop, payer, created, openPage } = await open()
  const path = `/payments/${created.payment.id}/validation/begin`
  const key = { 'Powens-Payment-Key': created.paymentKey }
  shop.orders.set('42', { customer: 'ada', instructions: [instruct('12.00')] })
  await payer.create()
  const { opened } = await openPage()
  expect(opened).toMatchObject({
    access: null,
    redirectUrl: `${returnUrl}#powens-payment-${created.payment.id}-${created.paymentKey}`,
    payment: { state: 'rejected' },
  })
  expect(await (await payer.post(path, { terms: null }, key)).json()).toEqual({ webview: null })
})

test('parameters: without the option the routes are not there', async () => {
  const { payer, created } = await open({ handler: { validation: undefined } })
  const key = { 'Powens-Payment-Key': created.paymentKey }
  for (const verb of ['', '/begin', '/leave']) {
    const response = await payer.post(`/payments/${created.payment.id}/validation${verb}`, {}, key)
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ hint: expect.stringContaining('validation: { pageUrl }') })
  }
})

test.each([
  [{ pageUrl: '/approve' }, 'validation.pageUrl'],
  [{ pageUrl: 'https://shop.example/approve?order=42' }, 'validation.pageUrl'],
  [{ pageUrl: 'http://shop.example/approve' }, 'validation.pageUrl'],
  [{}, 'validation.pageUrl'],
  [{ pageUrl, whiteLabel: 'false' }, 'validation.whiteLabel'],
])('parameters: validation %o is refused at the start', (validation, name) => {
  expect(() => createShop({ handler: { validation: validation as never } })).toThrow(name)
})

test.each(['', 'x', 'a'.repeat(80)])(
  'GET /validation/%s: a token that is none of ours leads to the return page',
  async (token) => {
    const { payer } = await open()
    const response = await payer.send(`/validation/${token}`)
    if (token === '') return expect(response.status).toBe(404)
    expect(response.headers.get('location')).toBe(`${returnUrl}#powens-error-not_found`)
    return undefined
  },
)

test('GET /validation/{token}: a link of another purpose opens nothing, and fetching ahead does nothing', async () => {
  const { payer, created, openPage } = await open()
  const go = (created.redirectUrl ?? '').split('/').at(-1)
  expect(await payer.follow(`${publicUrl}/validation/${go}`)).toBe(`${returnUrl}#powens-error-not_found`)
  const { webviewUrl = '' } = (await openPage()).opened.access ?? {}
  expect(await payer.follow(`${publicUrl}/go/${webviewUrl.split('/').at(-1)}`)).toBe(
    `${returnUrl}#powens-error-not_found`,
  )
  expect((await payer.send('', { url: webviewUrl, method: 'HEAD' })).status).toBe(204)
  expect((await payer.send('', { url: webviewUrl, headers: { 'sec-purpose': 'prefetch' } })).status).toBe(204)
  // A bank may add a query.
  expect(await payer.follow(`${webviewUrl}?code=1&state=2`)).toBe(
    `${pageUrl}#powens-payment-${created.payment.id}-${created.paymentKey}`,
  )
})
