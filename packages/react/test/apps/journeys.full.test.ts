import { rmSync } from 'node:fs'
import { chromium, type Browser, type Locator, type Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { launchOptions } from '../../../../vitest.shared.ts'
import { buildApps } from './buildApps.ts'
import { startApp, type Framework } from './startApp.ts'

const folder = buildApps()
let browser: Browser

beforeAll(async () => {
  browser = await chromium.launch(launchOptions)
})

afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
})

const frameworks: Framework[] = ['React Router', 'Next with cacheComponents', 'Next with the pages router']

describe.each(frameworks)('%s', (framework) => {
  let app: Awaited<ReturnType<typeof startApp>>
  let page: Page
  /** Where the page would have left to, which it does not. */
  let left: string[]

  beforeAll(async () => {
    app = await startApp(framework, folder)
  })

  afterAll(() => app.close())

  beforeEach(async () => {
    page = await browser.newPage()
    left = []
    await page.route('**/api/powens/go/**', (route) => {
      left.push(route.request().url())
      // No content: the browser stays where it is.
      return route.fulfill({ status: 204 })
    })
  })

  afterEach(() => page.context().close())

  // A page that is kept hidden is still in the document.
  const find = (testId: string) => page.getByTestId(testId).filter({ visible: true })
  const pay = () => find('pay')
  const follow = (name: string) => page.getByRole('link', { name }).filter({ visible: true }).click()
  /** Rendered by a server, a button takes no click before React has it. */
  const untilLive = (button: Locator) =>
    expect
      .poll(() =>
        button.evaluate((element) => Object.keys(element).some((key) => key.startsWith('__reactProps'))),
      )
      .toBe(true)
  const openOrder = async (orderId: string) => {
    await page.goto(`${app.root}/orders/${orderId}`)
    await page.getByRole('heading', { name: `Order ${orderId}` }).waitFor()
    await untilLive(pay())
  }
  /** Everything that was under way has come to an end: the page has asked something else, and was answered. */
  const settle = async () => {
    for (let turn = 0; turn < 3; turn++)
      await page.evaluate(() => fetch('/about').then((answer) => answer.text()))
  }
  /** Pays an order, and comes back with what the bank's page leads to. */
  const payAndComeBack = async (orderId: string) => {
    await openOrder(orderId)
    await pay().click()
    await expect.poll(() => left.length).toBeGreaterThan(0)
    const response = await fetch(left.at(-1) ?? '', { redirect: 'manual' })
    const callback = await app.sandbox.payer.approve(response.headers.get('location') ?? '')
    await page.goto(String(callback))
    await page.getByText('Thank you.').waitFor()
  }
  const readStatus = () => find('status').getAttribute('data-status')

  test('behavior: a payer who follows a link to another order is not taken to the bank of the first', async () => {
    await openOrder('142')
    const release = app.hold()
    await pay().click()
    await expect.poll(() => pay().textContent()).toBe('Preparing your payment…')
    await follow('Order 43')
    await page.getByRole('heading', { name: 'Order 43' }).waitFor()
    release()
    await settle()
    expect(left).toEqual([])
    expect(page.url()).toBe(`${app.root}/orders/43`)
    await expect.poll(() => pay().textContent()).toBe('Pay by bank')
  })

  test.runIf(framework === 'Next with cacheComponents')(
    'behavior: a server component gives the provider plain values',
    async () => {
      await page.goto(`${app.url}/plain`)
      const button = page.locator('.powens-pay-button')
      await expect.poll(() => button.textContent()).toContain('Payer')
      await untilLive(button)
      await button.click()
      await expect.poll(() => left.length, { timeout: 10_000 }).toBe(1)
    },
  )

  test('behavior: beside an order that is paid another one can be paid', async () => {
    await payAndComeBack('42')
    await openOrder('42')
    await pay().click()
    await page.getByText('Paid', { exact: true }).first().waitFor()
    left = []
    await follow('Order 43')
    await page.getByRole('heading', { name: 'Order 43' }).waitFor()
    await expect.poll(() => pay().textContent()).toBe('Pay by bank')
    await pay().click()
    await expect.poll(() => left.length).toBe(1)
  })

  test('behavior: hidden during the wait and shown again, the button is free', async () => {
    await openOrder('42')
    await follow('Order 43')
    await page.getByRole('heading', { name: 'Order 43' }).waitFor()
    const release = app.hold()
    await pay().click()
    await follow('About')
    await page.getByText('About the shop').waitFor()
    release()
    await settle()
    await page.goBack()
    await page.getByRole('heading', { name: 'Order 43' }).waitFor()
    expect(left).toEqual([])
    await expect.poll(() => pay().getAttribute('data-pending')).toBeNull()
    await pay().click()
    await expect.poll(() => left.length).toBe(1)
  })

  test('behavior: offline a way to the bank fails at once, and nothing happens when the network is back', async () => {
    await openOrder('242')
    await pay().click()
    await expect.poll(() => left.length).toBe(1)
    await openOrder('242')
    const resume = find('resume').getByRole('button')
    await resume.waitFor()
    left = []
    await page.context().setOffline(true)
    const asked = app.requests.length
    await resume.click()
    await find('resume').getByText('The shop cannot be reached').waitFor()
    await page.context().setOffline(false)
    await settle()
    expect(left).toEqual([])
    expect(app.requests.slice(asked).filter((request) => request.endsWith('/resume'))).toEqual([])
  })

  test('behavior: the payment survives the address, a reload and the way back, and each outcome is told once', async () => {
    await payAndComeBack('342')
    expect(await page.evaluate(() => document.querySelector(location.hash))).toBeNull()
    const fragment = new URL(page.url()).hash
    expect(fragment).toMatch(/^#powens-payment-\d+-[\w-]+$/)

    await page.getByRole('button', { name: 'replace' }).click()
    await expect.poll(() => page.url()).toBe(`${app.root}/return`)
    expect(await readStatus()).toBe('succeeded')
    await page.getByRole('button', { name: 'push' }).click()
    await expect.poll(() => page.url()).toBe(`${app.root}/return?tab=details`)
    expect(await readStatus()).toBe('succeeded')
    expect(await page.evaluate('window.outcomes')).toEqual(['succeeded'])

    await page.reload()
    await expect.poll(readStatus).toBe('succeeded')
    await follow('About')
    await page.getByText('About the shop').waitFor()
    await page.goBack()
    await expect.poll(readStatus).toBe('succeeded')
  })

  test('behavior: another page has no payment, and says so', async () => {
    await page.goto(`${app.root}/return`)
    await page.getByText('There is no payment.').waitFor()
    expect(await readStatus()).toBe('none')
  })

  test('behavior: after a deploy that took the chunks away nothing is lost', async () => {
    await openOrder('442')
    await page.waitForLoadState('load')
    await page.route(/\.js(\?|$)/, (route) => route.abort())
    await page.getByRole('button', { name: 'Pay on my phone' }).click()
    // The code's own address; beside it a link opens the same page here.
    const link = find('phone').getByRole('link', { name: '/api/powens/handoff/' })
    await link.waitFor()
    expect(await link.getAttribute('href')).toContain('/api/powens/handoff/')
    await page.getByRole('heading', { name: 'Order 442' }).waitFor()
    await pay().click()
    await expect.poll(() => left.length).toBe(1)
  })
})
