import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { approve, chooseBank } from './bank.ts'
import { finds } from './encodings.ts'
import { expect, payButton, placeOrder, test } from './shopTest.ts'

const beneficiaryIban = 'FR1420041010050500013M02606'
const canary = 'canary-51f0c2b7-leak'

test('the scan finds what is planted, in every form', () => {
  for (const form of [
    canary,
    encodeURIComponent(`${canary} é`),
    Buffer.from(canary).toString('hex'),
    Buffer.from(`${canary} and more`).toString('base64'),
  ])
    expect(finds(`var a="${form}"`, form.includes('%') ? `${canary} é` : canary)).toBe(true)
})

test('no secret, token or IBAN reaches the shop’s pages, scripts, storage or history', async ({
  page,
  shop,
}) => {
  // Everything the browser exchanges with the shop's origin, and every redirect it receives.
  const exchanged: string[] = []
  const redirects: string[] = []
  const reads: Promise<unknown>[] = []
  page.context().on('response', (response) => {
    const request = response.request()
    if (!request.url().startsWith(shop.url)) return
    const isGo = request.url().includes('/api/powens/go/')
    const { location, ...headers } = response.headers()
    exchanged.push(
      request.url(),
      JSON.stringify(request.headers()),
      request.postData() ?? '',
      JSON.stringify(headers),
    )
    if (location) (isGo ? redirects : exchanged).push(location)
    if (response.status() < 300)
      reads.push(
        response.text().then(
          (text) => exchanged.push(text),
          () => undefined,
        ),
      )
  })

  await placeOrder(page, shop)
  // A canary in the same places proves that the scan looks there.
  await page.evaluate(async (text) => {
    localStorage.setItem('canary', text)
    await fetch(`/api/orders?${text}`)
  }, canary)
  const beforeBank = await readPage(page)

  await payButton(page).click()
  await chooseBank(page)
  await approve(page)
  await expect(page.getByRole('heading', { name: 'Your payment', exact: true })).toBeVisible()
  await shop.sandbox.clock.advance(60_000)
  await expect(page.getByRole('status').first()).toContainText('Paid')
  const afterBank = await readPage(page)
  await Promise.all(reads)

  const scoped = redirects.map((url) => new URL(url).searchParams.get('code')).filter((code) => code !== null)
  expect(scoped).toHaveLength(1)

  const seen = [...exchanged, beforeBank, afterBank].join('\n')
  expect(exchanged.filter((text) => finds(text, canary))).not.toHaveLength(0)
  expect(finds(beforeBank, canary)).toBe(true)
  expect(shop.serviceTokens.length).toBeGreaterThan(0)
  for (const secret of [beneficiaryIban, shop.sandbox.clientSecret, ...shop.serviceTokens, ...scoped])
    expect(finds(seen, secret), `${secret.slice(0, 4)}… was seen`).toBe(false)
})

test('the built front end holds no secret and no server code', () => {
  const folder = join(import.meta.dirname, '..', 'examples', 'shop', 'dist')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(js|css|html|map)$/.test(name),
  )
  expect(files.length).toBeGreaterThan(2)
  const scripts = files
    .filter((name) => name.endsWith('.js'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
  const built = scripts.join('\n')
  // Proves that the scan reads the scripts: it finds the shop's own code.
  expect(built).toContain('/api/powens')
  for (const secret of [
    beneficiaryIban,
    'client_secret',
    'client_credentials',
    'payments:admin',
    'node:crypto',
    'ZodError',
  ])
    expect(finds(built, secret), secret).toBe(false)
})

/** Everything that a script of the shop can read: document, storage, history, cookies. */
function readPage(page: Parameters<typeof placeOrder>[0]): Promise<string> {
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
