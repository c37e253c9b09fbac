import { afterEach, expect, test } from 'vitest'
import { paymentRequest, setUp } from '../../test/setUp.ts'
import { createFramePayer, mountSandboxFrame, type SandboxFrame } from './index.ts'

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
  return { ...made, left, payer: createFramePayer(document.body) }
}

test('default: chooses, consents and approves', async () => {
  const { payer, left, id } = await mount()
  await payer.approve()
  expect(left).toEqual([`https://shop.example/return?state=order-1042&id_payment=${id}&payment_state=done`])
})

test.each(['Banque Céleste', 'Néo Mercure', 'Banque des Dunes', 'Société du Pont'])(
  'parameters: approves and refuses at %s',
  async (bank) => {
    const one = await mount()
    await one.payer.approve({ bank })
    expect(one.left[0]).toContain('payment_state=done')
    frame?.close()
    const two = await mount()
    await two.payer.refuse({ bank })
    expect(two.left[0]).toContain('payment_state=rejected')
  },
)

test('parameters: another account', async () => {
  const { payer, left } = await mount()
  await payer.approve({ account: 'empty' })
  expect(left[0]).toContain('error_code=insufficientFunds')
})

test('parameters: beforeStep', async () => {
  const { left } = await mount()
  const pages: (string | undefined)[] = []
  const beforeStep = async (page: HTMLElement) => {
    await Promise.resolve()
    expect(left).toEqual([])
    pages.push(page.dataset['page'])
  }
  await createFramePayer(document.body, { beforeStep }).approve()
  expect(pages[0]).toBe('banks')
  expect(pages.length).toBeGreaterThan(2)
  expect(left).toHaveLength(1)
})

test('cancel: leaves in the webview', async () => {
  const { payer, left } = await mount()
  await payer.cancel()
  expect(left[0]).toContain('error=cancelled')
})

test('goToBank: stops at the bank, and somebody may go on from there', async () => {
  const { payer, left, read } = await mount()
  await payer.goToBank()
  expect(left).toEqual([])
  expect(await read()).toMatchObject({ state: 'validating' })
  await payer.approve()
  expect(left[0]).toContain('payment_state=done')
})

test('behavior: waits for a frame that is mounted later', async () => {
  const payer = createFramePayer(document.body)
  const walk = payer.approve()
  const { left } = await mount()
  await walk
  expect(left).toHaveLength(1)
})

test('behavior: says where it is stuck', async () => {
  const { payer } = await mount()
  await frame?.visit('https://webview.powens.com/fr/payment?code=unknown')
  await expect(payer.approve()).rejects.toThrow('The payer is stuck at: ')
})
