import { afterEach, expect, test } from 'vitest'
import { openPayment, paymentRequest, setUp } from '../../test/setUp.ts'
import { mountSandboxFrame, type SandboxFrame } from './index.ts'

let frame: SandboxFrame | undefined
afterEach(() => {
  frame?.close()
  document.body.replaceChildren()
})

async function mount(request: unknown = paymentRequest()) {
  const made = await setUp({}, request)
  const left: string[] = []
  const onLeave = (url: string) => left.push(url)
  frame = mountSandboxFrame(document.body, { sandbox: made.sandbox, url: made.url, onLeave })
  return { ...made, left, frame }
}

const root = () => document.querySelector('[data-sandbox-frame]')?.shadowRoot as ShadowRoot
const pageName = () => root().querySelector('main')?.dataset['page']
const at = (name: string) => expect.poll(pageName).toBe(name)
const click = (selector: string) => root().querySelector<HTMLElement>(selector)?.click()

async function goToBank(bank: string) {
  await at('banks')
  ;[...root().querySelectorAll<HTMLElement>('a[data-bank]')]
    .find(({ textContent }) => textContent.includes(bank))
    ?.click()
  await at('consent')
  click('[name="terms"]')
  click('form[data-form="continue"] button')
}

test('default', async () => {
  const { left, id, read } = await mount()
  await goToBank('Banque Horizon')
  await at('bank')
  click('button[value="approve"]')
  await expect
    .poll(() => left)
    .toEqual([`https://shop.example/return?state=order-1042&id_payment=${id}&payment_state=done`])
  expect(await read()).toMatchObject({ state: 'done' })
})

test('behavior: the page around it stays where it is', async () => {
  const before = location.href
  await mount()
  await goToBank('Banque Horizon')
  await at('bank')
  expect(location.href).toBe(before)
  expect(document.querySelectorAll('iframe')).toHaveLength(0)
})

test('behavior: the form knows which button was pressed', async () => {
  const { left } = await mount()
  await goToBank('Banque Horizon')
  await at('bank')
  click('button[value="refuse"]')
  await expect.poll(() => left[0]).toContain('error_code=CancelledByUser')
})

test('behavior: search is a form of its own', async () => {
  await mount()
  await at('banks')
  ;(root().querySelector('[name="search"]') as HTMLInputElement).value = 'celeste'
  click('form[role="search"] button')
  await expect.poll(() => root().querySelectorAll('a[data-bank]').length).toBe(1)
})

test('behavior: the phone is a page in the frame, which leads back', async () => {
  const { left } = await mount()
  await goToBank('Néo Mercure')
  await at('phone')
  click('a[data-form="app"]')
  await at('bank')
  click('button[value="approve"]')
  await at('notice')
  click('main a')
  await expect.poll(() => left[0]).toContain('payment_state=done')
})

test('behavior: styles stay inside, and the pages have theirs', async () => {
  const button = document.createElement('button')
  document.body.append(button)
  const before = getComputedStyle(button).backgroundColor
  await mount()
  await at('banks')
  expect(getComputedStyle(button).backgroundColor).toBe(before)
  const choice = root().querySelector('.search input') as HTMLElement
  expect(Number.parseFloat(getComputedStyle(choice).minHeight)).toBeGreaterThanOrEqual(44)
})

test('behavior: a new page is read from its beginning, the first one takes no focus', async () => {
  await mount()
  await at('banks')
  expect(document.activeElement).toBe(document.body)
  click('a[data-bank]')
  await at('consent')
  expect(root().activeElement).toBe(root().querySelector('main'))
})

test('visit: another payment in the same frame', async () => {
  const { sandbox, token, frame: shown } = await mount()
  await at('banks')
  const next = await openPayment(sandbox, token, paymentRequest({ amount: 3.2 }))
  await shown.visit(next.url)
  expect(root().querySelector('.amount')?.textContent).toContain('3.20')
})

test('close: nothing is left', async () => {
  const { frame: shown } = await mount()
  await at('banks')
  shown.close()
  expect(document.querySelector('[data-sandbox-frame]')).toBeNull()
})

test('behavior: announces the end as Powens’s web component waits for it', async () => {
  const heard: MessageEvent[] = []
  const listen = (event: MessageEvent) => heard.push(event)
  addEventListener('message', listen)
  const { left } = await mount()
  await at('banks')
  expect(heard).toEqual([])
  click('form[data-form="cancel"] button')
  await expect.poll(() => left).toHaveLength(1)
  removeEventListener('message', listen)
  expect(heard.map(({ origin, data }) => ({ origin, data: data as unknown }))).toEqual([
    {
      origin: 'https://webview.powens.com',
      data: { type: 'powensWebviewTermination', data: { state: 'order-1042', error: 'cancelled' } },
    },
  ])
})
