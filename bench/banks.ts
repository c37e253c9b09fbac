import { build } from 'esbuild'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright'
import { launchOptions } from '../vitest.shared.ts'
import { print, printGoal, show, spreadOf } from './measure.ts'

const count = 2_000
const slowdown = 4
const rounds = 5

const source = `
import { createPaymentClient } from '@powens-pay/core'
import { ConnectorList, PaymentProvider } from '@powens-pay/react'
import { createElement, useState } from 'react'
import { createRoot } from 'react-dom/client'

const connectors = Array.from({ length: ${count} }, (_, index) => ({
  uuid: 'bank-' + index, name: 'Crédit Régional N° ' + index, color: '1d4ed8', isMostUsed: index < 6, incompatibilities: [],
  is_app_to_app_used: { android: null, ios: null },
}))
const client = createPaymentClient({
  basePath: 'https://shop.example/api/powens',
  fetch: () => Promise.resolve(Response.json({ connectors })),
})
const input = { orderId: '42' }
function Page() {
  const [bank, setBank] = useState(null)
  return createElement(PaymentProvider, { client },
    createElement(ConnectorList, { input, value: bank, onChange: setBank }))
}
createRoot(document.querySelector('main')).render(createElement(Page))
`

const bundle = await build({
  stdin: { contents: source, resolveDir: import.meta.dirname },
  bundle: true,
  format: 'esm',
  minify: true,
  define: { 'process.env.NODE_ENV': '"production"' },
  write: false,
})
const styles = readFileSync(
  join(import.meta.dirname, 'node_modules/@powens-pay/react/dist/styles/styles.css'),
  'utf8',
)
const html = `<!doctype html><meta name="viewport" content="width=device-width"><style>${styles}</style><main></main>
<script type="module">${bundle.outputFiles[0]!.text.replaceAll('</script', '<\\/script')}</script>`

/** Milliseconds from each event of a kind until the page has painted what it changed. */
async function measure(
  page: Page,
  kind: 'keydown' | 'click',
  act: (() => Promise<void>)[],
): Promise<number[]> {
  await page.evaluate((type) => {
    const waits: number[] = []
    Object.assign(window, { waits })
    addEventListener(
      type,
      () => {
        const start = performance.now()
        requestAnimationFrame(() => setTimeout(() => waits.push(performance.now() - start)))
      },
      { capture: true },
    )
  }, kind)
  for (const [index, one] of act.entries()) {
    await one()
    await page.waitForFunction(
      (done) => (window as unknown as { waits: number[] }).waits.length > done,
      index,
    )
  }
  return page.evaluate(() => (window as unknown as { waits: number[] }).waits)
}

const typed = 'credit 199'
const browser = await chromium.launch(launchOptions)
const results: Record<'typing' | 'choosing', number[]> = { typing: [], choosing: [] }
for (let round = 0; round <= rounds; round += 1) {
  const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
  await page.route('https://shop.example/', (route) =>
    route.fulfill({ contentType: 'text/html', body: html }),
  )
  await page.goto('https://shop.example/')
  const banks = page.locator('.powens-pay-connector')
  await banks.first().waitFor()
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  await page.getByRole('searchbox').focus()
  const keys = await measure(
    page,
    'keydown',
    typed.split('').map((key) => () => page.keyboard.press(key === ' ' ? 'Space' : key)),
  )
  await page.getByRole('searchbox').fill('')
  await page.locator('.powens-pay-connectors-all').click()
  await banks.nth(count - 1).waitFor({ state: 'attached' })
  const clicks = await measure(
    page,
    'click',
    [1, 700, 1_400].map((index) => () => banks.nth(index).dispatchEvent('click')),
  )
  // The first round warms up.
  if (round > 0) {
    results.typing.push(...keys)
    results.choosing.push(...clicks)
  }
  await page.close()
}
await browser.close()

print.table(
  ['', 'ms until it is painted'],
  [
    ['a key in the search', show(spreadOf(results.typing), 0)],
    ['a choice in the whole list', show(spreadOf(results.choosing), 0)],
  ],
)
printGoal('a key in the search, ms', spreadOf(results.typing), 200)
printGoal('a choice in the whole list, ms', spreadOf(results.choosing), 200)
