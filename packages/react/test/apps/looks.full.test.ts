import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchOptions } from '../../../../vitest.shared.ts'
import { readColours } from '../looks/readColours.ts'
import { readLayout } from '../looks/readLayout.ts'
import { buildApps } from './buildApps.ts'
import { startApp, type Framework } from './startApp.ts'

const pictures = join(import.meta.dirname, '..', '..', '..', '..', 'artifacts', 'looks')
const folder = buildApps()
let browser: Browser

beforeAll(async () => {
  browser = await chromium.launch(launchOptions)
})

afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
})

const frameworks: Framework[] = ['React Router', 'Next with cacheComponents']
const themes = ['light', 'dark'] as const
const widths = [390, 1280]
const looks = ['en', 'fr', 'de'].flatMap((locale) =>
  themes.flatMap((theme) => widths.map((width) => ({ locale, theme, width }))),
)

const read = <Found>(page: Page, find: (document: Document) => Found) =>
  page.evaluate(`(${String(find)})(document)`) as Promise<Found>

describe.each(frameworks)('%s', (framework) => {
  let app: Awaited<ReturnType<typeof startApp>>
  let orders = 1000

  beforeAll(async () => {
    app = await startApp(framework, folder)
  })

  afterAll(() => app.close())

  test.each(looks)('behavior: $locale, $theme, $width px wide', async ({ locale, theme, width }) => {
    const page = await browser.newPage({
      locale,
      colorScheme: theme,
      viewport: { width, height: 844 },
    })
    const orderId = String(orders++)
    let left = ''
    await page.route('**/api/powens/go/**', (route) => {
      left = route.request().url()
      return route.fulfill({ status: 204 })
    })
    const find = (selector: string) => page.locator(selector).filter({ visible: true })
    /** Every screen is readable, in its language and theme, and nothing sticks out or lies on something else. */
    const judge = async (screen: string) => {
      expect(await page.evaluate('document.documentElement.lang')).toBe(locale)
      await page.screenshot({
        path: join(pictures, framework, `${screen} ${locale} ${theme} ${width}.png`),
        fullPage: true,
      })
      expect(await read(page, readLayout), screen).toEqual([])
      const colours = await read(page, readColours)
      expect(colours.length).toBeGreaterThan(0)
      for (const { part, ratio } of colours) expect(ratio, `${part} of ${screen}`).toBeGreaterThanOrEqual(4.5)
    }
    const open = async (path: string, ready: string) => {
      await page.goto(app.url + path)
      await find(ready).first().waitFor()
    }
    /** Rendered by a server, a page takes no click before React has it. */
    const takeClicks = async () => {
      const hasReact = (element: SVGElement | HTMLElement) =>
        Object.keys(element).some((key) => key.startsWith('__reactProps'))
      await expect.poll(() => find('button').first().evaluate(hasReact), { timeout: 20_000 }).toBe(true)
    }
    const pay = async () => {
      await open(`/orders/${orderId}`, '.powens-pay-button')
      await takeClicks()
      await find('.powens-pay-button').first().click()
      await expect.poll(() => left, { timeout: 20_000 }).not.toBe('')
      const response = await fetch(left, { redirect: 'manual' })
      left = ''
      return response.headers.get('location') ?? ''
    }

    await open(`/orders/${orderId}`, '.powens-pay-button')
    await takeClicks()
    await judge('order')
    await find('.powens-pay-handoff > button').click()
    await find('svg.powens-pay-qr').waitFor()
    await judge('code')

    await open(`/banks/${orderId}`, '.powens-pay-connector')
    await find('.powens-pay-connector').first().click()
    await find('.powens-pay-connectors-continue').waitFor()
    await judge('banks')
    await page.getByRole('searchbox').fill('zzz')
    await find('.powens-pay-connectors[data-empty]').waitFor()
    await judge('no bank')

    const refused = await app.sandbox.payer.refuse(await pay())
    await page.goto(String(refused))
    await find('.powens-pay-status[data-bucket="not_paid"] .powens-pay-facts').waitFor()
    await judge('refused')

    const paid = await app.sandbox.payer.approve(await pay())
    await page.goto(String(paid))
    await find('.powens-pay-facts').waitFor()
    await judge('paid')
    await page.close()
  })
})
