import AxeBuilder from '@axe-core/playwright'
import { expect, test as base, type Page } from '@playwright/test'
import { banks, defineBank } from '@powens-pay/sandbox'
import { finds } from './encodings.ts'
import { startValidationShop, type ValidationShop, type ValidationShopOptions } from './validationShop.ts'

const test = base.extend<{ open: (options?: ValidationShopOptions) => Promise<ValidationShop> }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the pattern to learn what a fixture needs: nothing.
  open: async ({}, provide) => {
    const shops: ValidationShop[] = []
    await provide(async (options) => {
      const shop = await startValidationShop(options)
      shops.push(shop)
      return shop
    })
    for (const shop of shops) await shop.close()
  },
})

const step = (page: Page, name: string) =>
  expect(page.locator('.powens-pay-validation')).toHaveAttribute('data-step', name)
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const status = (page: Page) => page.getByRole('status').first()

/** Begins the order's payment and chooses a bank. */
async function begin(page: Page, shop: ValidationShop, bank = 'Connecteur de test'): Promise<void> {
  await page.goto(shop.approveUrl())
  await button(page, 'Pay by bank').click()
  await step(page, 'choose_bank')
  await page.getByRole('searchbox').fill(bank)
  await button(page, bank).click()
}

/** To the summary, through terms and fields, and approves it. */
async function validate(page: Page, shop: ValidationShop, useCase: string): Promise<void> {
  await begin(page, shop)
  await button(page, 'Accept and continue').click()
  await page.getByLabel(/Use case/).selectOption(useCase)
  await button(page, 'Continue').click()
  await step(page, 'confirm_summary')
  await button(page, 'Confirm the payment').click()
}

/** The page waits 10 s between two questions; its clock is told, and the phone's. */
async function waitForPhone(page: Page, shop: ValidationShop): Promise<void> {
  await step(page, 'approve_in_app')
  await shop.sandbox.clock.advance(30_000)
  await page.clock.fastForward(10_000)
}

async function answerCode(page: Page, code: string): Promise<void> {
  await step(page, 'answer_bank')
  const field = page.locator('form input')
  await expect(field).toHaveAttribute('autocomplete', 'one-time-code')
  await field.fill(code)
  await button(page, 'Continue').click()
}

const atBank = async (page: Page): Promise<void> => page.locator('button[value="approve"]').click()
const nothing = async (): Promise<void> => undefined

interface UseCase {
  name: string
  play: (page: Page, shop: ValidationShop) => Promise<void>
  state: 'done' | 'rejected'
  error?: string
}

const useCases: UseCase[] = [
  { name: 'legacy', play: atBank, state: 'done' },
  { name: 'redirect', play: nothing, state: 'done' },
  { name: 'redirect_no_confirmation', play: nothing, state: 'done' },
  { name: 'decoupled', play: waitForPhone, state: 'done' },
  { name: 'decoupled_cancelled', play: waitForPhone, state: 'rejected', error: 'CancelledByUser' },
  { name: 'decoupled_expired', play: waitForPhone, state: 'rejected', error: 'authenticationFailed' },
  { name: 'otp_sms', play: (page) => answerCode(page, '1234'), state: 'done' },
  {
    name: 'otp_sms',
    play: (page) => answerCode(page, '9999'),
    state: 'rejected',
    error: 'authenticationFailed',
  },
  {
    name: 'otp_plus_decoupled',
    async play(page, shop) {
      await answerCode(page, '1234')
      await waitForPhone(page, shop)
    },
    state: 'done',
  },
  ...(['main', 'snd'] as const).map((account): UseCase => ({
    name: 'account_choice',
    async play(page) {
      await step(page, 'answer_bank')
      await page.locator('form select').selectOption(account)
      await button(page, 'Continue').click()
    },
    ...(account === 'main' ? { state: 'done' } : { state: 'rejected', error: 'invalidEmitter' }),
  })),
]

for (const whiteLabel of [false, true]) {
  for (const { name, play, state, error } of useCases) {
    test(`${name}, ${whiteLabel ? 'white label' : 'plain client'}: ${error ?? state}`, async ({
      page,
      open,
    }) => {
      const shop = await open({ whiteLabel })
      await page.clock.install()
      await validate(page, shop, name)
      await play(page, shop)
      await expect(page).toHaveURL(new RegExp(`^${shop.url}/return#`))
      await shop.sandbox.clock.advance(60_000)
      await page.reload()
      await expect(status(page)).toContainText(state === 'done' ? 'Paid' : /Payment cancelled|declined/)
      expect(shop.payment()).toMatchObject({ state, error_code: error ?? null })
    })
  }
}

const patient = defineBank({
  id: 901,
  uuid: '5f3b1c52-0d7e-4a35-9d2b-0d2c1e4f9001',
  name: 'Banque aux Questions',
  slug: 'QST',
  color: '123456',
  countries: ['FR'],
  popularity: 1,
  fields: (['text', 'password', 'date', 'list'] as const).map((type) => ({
    name: `a_${type}`,
    auth_mechanisms: ['webauth'],
    connector_sources: [],
    type,
    label: `Your ${type}`,
    regex: type === 'text' ? '^canary' : null,
    required: true,
    ...(type === 'list' && { values: [{ label: 'Private', value: 'par' }] }),
  })),
  settings: { providing_payer_account: 'mandatory' },
  behaviour: { approval: 'otp_sms' },
})
const closed = defineBank({
  ...patient,
  id: 902,
  uuid: '5f3b1c52-0d7e-4a35-9d2b-0d2c1e4f9002',
  name: 'Banque Fermée',
  slug: 'FRM',
  fields: [],
  settings: { available_validate_mechanisms: ['credentials'] },
})
/** A payer who takes their time with the phone. */
const slowly = { phases: { decoupled: 3_600_000 } }
const withOurs = { sandbox: { ...slowly, banks: [...banks, patient, closed] } }

interface State {
  name: string
  /** From the chosen bank on. */
  reach: (page: Page, shop: ValidationShop) => Promise<void>
  /** Where the page stands after a reload: what was typed is gone, and what Powens knows stays. */
  reloaded: string
  /** The one verb. */
  press: (page: Page) => Promise<void>
  next: string
}

const choose = (bank: string) => async (page: Page) => {
  await page.getByRole('searchbox').fill(bank)
  await button(page, bank).click()
}
const toQuestions = async (page: Page): Promise<void> => {
  await choose('Banque aux Questions')(page)
  await button(page, 'Accept and continue').click()
  await step(page, 'fill_fields')
}
const fill = async (page: Page): Promise<void> => {
  await page.getByLabel('Your text').fill('canary-static-5f3b')
  await page.getByLabel('Your password').fill('canary-password-5f3b')
  await page.getByLabel('Your date').fill('1990-02-03')
  await page.getByLabel('Your list').selectOption('par')
  await button(page, 'Continue').click()
}
const iban = 'FR1420041010050500013M02606'
const givePayer = async (page: Page): Promise<void> => {
  await page.getByLabel('IBAN').fill('FR14 2004 1010 0505 0001 3M02 606')
  await page.getByLabel('Account holder').fill('Canary Holder')
  await button(page, 'Continue').click()
}
const toSummary = async (page: Page): Promise<void> => {
  await toQuestions(page)
  await fill(page)
  await step(page, 'give_payer')
  await givePayer(page)
}
const toCode = async (page: Page): Promise<void> => {
  await toSummary(page)
  await button(page, 'Confirm the payment').click()
}
const toPhone = async (page: Page): Promise<void> => {
  await choose('Connecteur de test')(page)
  await button(page, 'Accept and continue').click()
  await page.getByLabel(/Use case/).selectOption('decoupled')
  await button(page, 'Continue').click()
  await button(page, 'Confirm the payment').click()
  await step(page, 'approve_in_app')
}
/** Powens asks for something else now. */
const ask = (action: string) => async (page: Page, shop: ValidationShop) => {
  await toPhone(page)
  shop.sandbox.faults.patchPayment(shop.payment().id, { action })
  await page.reload()
}

const states: State[] = [
  {
    name: 'choose_bank',
    reach: nothing,
    reloaded: 'choose_bank',
    press: choose('Connecteur de test'),
    next: 'accept_terms',
  },
  {
    name: 'use_powens',
    reach: choose('Banque Fermée'),
    reloaded: 'choose_bank',
    press: (page) => button(page, 'Continue at Powens').click(),
    next: 'webview',
  },
  {
    name: 'accept_terms',
    reach: choose('Banque aux Questions'),
    reloaded: 'choose_bank',
    press: (page) => button(page, 'Accept and continue').click(),
    next: 'fill_fields',
  },
  { name: 'fill_fields', reach: toQuestions, reloaded: 'choose_bank', press: fill, next: 'give_payer' },
  {
    name: 'give_payer',
    async reach(page) {
      await toQuestions(page)
      await fill(page)
    },
    reloaded: 'choose_bank',
    press: givePayer,
    next: 'confirm_summary',
  },
  {
    name: 'confirm_summary',
    reach: toSummary,
    reloaded: 'choose_bank',
    press: (page) => button(page, 'Confirm the payment').click(),
    next: 'answer_bank',
  },
  {
    name: 'answer_bank',
    reach: toCode,
    reloaded: 'answer_bank',
    async press(page) {
      await page.locator('form input').fill('1234')
      await button(page, 'Continue').click()
    },
    next: 'return',
  },
  {
    name: 'approve_in_app',
    reach: toPhone,
    reloaded: 'approve_in_app',
    press: (page) => page.clock.fastForward(10_000),
    next: 'approve_in_app',
  },
  {
    name: 'approve_transfer',
    reach: ask('psuValidation'),
    reloaded: 'approve_transfer',
    press: (page) => button(page, 'Yes, approve').click(),
    next: 'approve_transfer',
  },
  {
    name: 'cannot_continue',
    reach: ask('telepathy'),
    reloaded: 'cannot_continue',
    press: nothing,
    next: 'cannot_continue',
  },
]

/** Goes on until a state is there again that a reload took the payer back from. */
async function comeTo(page: Page, shop: ValidationShop, state: State): Promise<void> {
  if (state.reloaded === state.name) return
  if (state.name === 'accept_terms' || state.name === 'use_powens') return state.reach(page, shop)
  // The terms stay accepted.
  await choose('Banque aux Questions')(page)
  await step(page, 'fill_fields')
  if (state.name === 'fill_fields') return
  await fill(page)
  if (state.name === 'give_payer') return
  await givePayer(page)
}

/** The account is kept until the summary, the list reads its banks by itself, and the end has its own status. */
const withoutNetwork = ['choose_bank', 'give_payer', 'cannot_continue']

for (const state of states) {
  test(`${state.name}: a reload, Back and a time without a connection lose nothing`, async ({
    page,
    context,
    open,
  }) => {
    const shop = await open(withOurs)
    await page.clock.install()
    await page.goto(shop.approveUrl())
    await button(page, 'Pay by bank').click()
    await step(page, 'choose_bank')
    await state.reach(page, shop)
    await step(page, state.name)
    const { violations } = await new AxeBuilder({ page }).include('main').analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])

    await page.reload()
    await step(page, state.reloaded)
    await comeTo(page, shop, state)
    await step(page, state.name)

    await page.goto(`${shop.url}/return`)
    await page.goBack({ waitUntil: 'commit' })
    // A page that the browser kept is as it was; another one is read again.
    const place = await page
      .locator('.powens-pay-validation[data-step]:not([data-step="reading"])')
      .getAttribute('data-step')
    expect([state.name, state.reloaded]).toContain(place)
    if (place !== state.name) await comeTo(page, shop, state)
    await step(page, state.name)

    if (!withoutNetwork.includes(state.name)) {
      await context.setOffline(true)
      await state.press(page)
      await expect(page.locator('.powens-pay-validation')).toHaveAttribute('data-error', /.+/)
      await expect(page.locator('.powens-pay-validation-words')).toContainText(/\w/)
      await step(page, state.name)
      await context.setOffline(false)
      await expect(page.locator('.powens-pay-validation')).not.toHaveAttribute('data-error', /.+/)
    }
    await state.press(page)
    if (state.next === 'webview') await expect(page).toHaveURL(/webview/)
    else if (state.next === 'return') await expect(page).toHaveURL(new RegExp(`^${shop.url}/return#`))
    else await step(page, state.next)
  })
}

test('go_to_bank: Back from the bank offers the way there again', async ({ page, open }) => {
  const shop = await open()
  await validate(page, shop, 'legacy')
  await expect(page.locator('button[value="approve"]')).toBeVisible()
  await page.goBack({ waitUntil: 'commit' })
  await step(page, 'go_to_bank')
  await page.reload()
  await step(page, 'go_to_bank')
  await button(page, 'Continue to your bank').click()
  await atBank(page)
  await expect(page).toHaveURL(new RegExp(`^${shop.url}/return#`))
  // The page of the validation does not lead a payer who goes back away again.
  await page.goBack({ waitUntil: 'commit' })
  await expect(page.locator('.powens-pay-validation')).toBeVisible()
})

test('fill_fields: one mistake a field, and the first of them has the focus', async ({ page, open }) => {
  const shop = await open(withOurs)
  await page.goto(shop.approveUrl())
  await button(page, 'Pay by bank').click()
  await toQuestions(page)
  await page.getByLabel('Your text').fill('not a canary')
  await button(page, 'Continue').click()
  await expect(page.getByText('This does not look right. Check it.')).toHaveCount(1)
  await expect(page.getByText('Fill this in.')).toHaveCount(3)
  await expect(page.getByLabel('Your text')).toBeFocused()
  await step(page, 'fill_fields')
})

test('a person with a keyboard alone pays', async ({ page, open }) => {
  const shop = await open()
  await page.goto(shop.approveUrl())
  await expect(button(page, 'Pay by bank')).toBeVisible()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await step(page, 'choose_bank')
  await page.getByRole('searchbox').focus()
  await page.keyboard.type('Connecteur')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await step(page, 'accept_terms')
  // The heading of the new step has the focus, then the text, then the button.
  await expect(page.getByRole('heading', { name: 'Terms of the payment service' })).toBeFocused()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await step(page, 'fill_fields')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await step(page, 'confirm_summary')
})

test('what the payer types stays between the payer and Powens', async ({ page, context, open }) => {
  const shop = await open(withOurs)
  const toPowens: string[] = []
  const logs: string[] = []
  page.on('console', (message) => logs.push(message.text()))
  context.on('request', (request) => {
    if (request.url().startsWith(shop.sandbox.apiUrl)) toPowens.push(request.postData() ?? '')
  })
  await page.goto(shop.approveUrl())
  await button(page, 'Pay by bank').click()
  await toCode(page)
  await step(page, 'answer_bank')
  const before = await readPage(page)
  await page.locator('form input').fill('canary-code-5f3b')
  await button(page, 'Continue').click()
  await expect(page).toHaveURL(new RegExp(`^${shop.url}/return#`))
  const after = await readPage(page)

  const sent = toPowens.join('\n')
  // Powens tells the shop's server the payer's account itself, by its webhooks.
  const fromPages = shop.seen.filter((text) => !text.includes('/webhooks'))
  const kept = [...fromPages, before, after, ...logs].join('\n')
  // The scan looks where it should: Powens has the account and the code, and the shop its own order.
  expect(finds(sent, iban)).toBe(true)
  expect(finds(sent, 'canary-code-5f3b')).toBe(true)
  expect(finds(kept, 'orderId')).toBe(true)
  for (const secret of [
    'canary-static-5f3b',
    'canary-password-5f3b',
    '1990-02-03',
    iban,
    'Canary Holder',
    'canary-code-5f3b',
  ])
    expect(finds(kept, secret), secret).toBe(false)
  // Static fields are encrypted for Powens alone.
  for (const secret of ['canary-static-5f3b', 'canary-password-5f3b', '1990-02-03'])
    expect(finds(sent, secret), secret).toBe(false)
})

test('a domain that does not allow the origin: the part is not offered, and the developer is told why', async ({
  page,
  open,
}) => {
  const shop = await open({ allowed: 'other.example' })
  const logs: string[] = []
  page.on('console', (message) => logs.push(message.text()))
  await page.goto(shop.approveUrl())
  await button(page, 'Pay by bank').click()
  await step(page, 'not_offered')
  expect(logs.join('\n')).toContain('biapi.allowed_origins')
  expect(logs.join('\n')).toContain(shop.url)
  await button(page, 'Continue at Powens').click()
  await expect(page).toHaveURL(/webview/)
})

test('another browser has the status and nothing to press; the first one goes on', async ({
  page,
  browser,
  open,
}) => {
  const shop = await open()
  await page.clock.install()
  await validate(page, shop, 'decoupled')
  await step(page, 'approve_in_app')
  const back = await page.evaluate(() =>
    fetch('/api/powens/payments/find', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ input: { orderId: '42' } }),
    }).then((response) => response.json() as Promise<{ payment: { id: number }; paymentKey: string }>),
  )
  const other = await browser.newPage()
  await other.goto(`${shop.url}/approve#powens-payment-${back.payment.id}-${back.paymentKey}`)
  await step(other, 'show_status')
  await expect(other.locator('.powens-pay-status')).toContainText(/\w/)
  await other.close()
  await waitForPhone(page, shop)
  await expect(page).toHaveURL(new RegExp(`^${shop.url}/return#`))
})

test('of two tabs that wait for the phone one asks', async ({ page, context, open }) => {
  const shop = await open({ sandbox: slowly })
  const asked: Page[] = []
  context.on('request', (request) => {
    if (request.postData()?.includes('resume')) asked.push(request.frame().page())
  })
  await page.clock.install()
  await validate(page, shop, 'decoupled')
  await step(page, 'approve_in_app')
  const second = await context.newPage()
  await second.clock.install()
  await second.goto(shop.approveUrl())
  await step(second, 'approve_in_app')
  const read = second.waitForRequest((request) => /\/2\.0\/payments\/\d+$/.test(request.url()))
  await page.clock.fastForward(10_000)
  await second.clock.fastForward(10_000)
  await read
  await expect.poll(() => asked.length).toBeGreaterThan(0)
  expect(asked.filter((tab) => tab !== page)).toEqual([])
  await page.close()
  // The next one takes over, 10 s after it could.
  await expect
    .poll(async () => {
      await second.clock.fastForward(10_000)
      return asked.filter((tab) => tab === second).length
    })
    .toBeGreaterThan(0)
})

test('two tabs confirm one payment: the second finds it validated, and nothing was refused', async ({
  page,
  context,
  open,
}) => {
  const shop = await open()
  await begin(page, shop)
  await button(page, 'Accept and continue').click()
  const second = await context.newPage()
  await second.goto(shop.approveUrl())
  await step(second, 'choose_bank')
  await choose('Connecteur de test')(second)
  for (const tab of [page, second]) {
    await tab.getByLabel(/Use case/).selectOption('otp_sms')
    await button(tab, 'Continue').click()
    await step(tab, 'confirm_summary')
  }
  for (const tab of [page, second]) await button(tab, 'Confirm the payment').click()
  for (const tab of [page, second]) {
    await step(tab, 'answer_bank')
    await expect(tab.locator('.powens-pay-validation')).not.toHaveAttribute('data-error', /.+/)
  }
  expect(shop.sandbox.payments.list()).toHaveLength(1)
})

test('what Powens refuses is asked again, with a word about it', async ({ page, open }) => {
  const shop = await open(withOurs)
  await page.goto(shop.approveUrl())
  await button(page, 'Pay by bank').click()
  await toSummary(page)
  await page.route(/\/2\.0\/payments\/\d+$/, (route) =>
    route.request().postData()?.includes('validated')
      ? route.fulfill({
          status: 400,
          headers: { 'access-control-allow-origin': shop.url },
          json: { code: 'invalidValue', description: 'canary-static-5f3b' },
        })
      : route.continue(),
  )
  await button(page, 'Confirm the payment').click()
  await step(page, 'fill_fields')
  await expect(page.getByText('This was not accepted.', { exact: false })).toBeVisible()
})

test('in French, with the same steps', async ({ page, open }) => {
  const shop = await open()
  await page.goto(`${shop.approveUrl()}&lang=fr`)
  await page.getByRole('button', { name: /^Payer/ }).click()
  await step(page, 'choose_bank')
  await choose('Connecteur de test')(page)
  await expect(button(page, 'Accepter et continuer')).toBeVisible()
})

/** Everything that a script of the shop can read: document, storage, history, cookies. */
function readPage(page: Page): Promise<string> {
  return page.evaluate(() =>
    JSON.stringify([
      location.href,
      document.documentElement.outerHTML,
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      history.state,
      document.cookie,
      performance.getEntries().map(({ name }) => name),
    ]),
  )
}
