import type { CreatedPayment } from '@powens-pay/core'
import type { SeededWorld } from './seededWorld.ts'

const [second, minute, day] = [1_000, 60_000, 86_400_000]

interface CreatedInBrowser extends CreatedPayment {
  browser: ReturnType<SeededWorld['openBrowser']>
}

/** What the journey remembers of what it was given. */
export interface Memory {
  created: CreatedInBrowser[]
  banks: string[]
  callbacks: string[]
}

type Act = (world: SeededWorld, memory: Memory) => Promise<unknown>

const isAtBank = (location: string | null): location is string =>
  location !== null && location.includes('payment_id=')

const keep = (memory: Memory, callback: string | null): void => {
  if (callback !== null) memory.callbacks.push(callback)
}

const atBank =
  (go: (world: SeededWorld, url: string) => Promise<string | null>): Act =>
  async (world, memory) => {
    if (memory.banks.length > 0) keep(memory, await go(world, world.pick(memory.banks)).catch(() => null))
  }

/** What one of an order's payments is asked by its page. */
const askOne =
  (path: string): Act =>
  async ({ pick, readHeaders }, memory) => {
    if (memory.created.length === 0) return
    const { payment, paymentKey, browser } = pick(memory.created)
    await browser.post(`/payments/${payment.id}${path}`, {}, readHeaders(paymentKey))
  }

/** What may happen in the middle of another act: it waits for nothing that the other one holds up. */
export const quickActs: Record<string, Act> = {
  async click({ openBrowser }, memory) {
    const browser = openBrowser()
    const response = await browser.post('/payments', { input: { orderId: '42' } })
    if (response.status === 201)
      memory.created.push({ ...((await response.json()) as CreatedPayment), browser })
  },
  async follow({ pick, openBrowser }, memory) {
    const links = memory.created.flatMap(({ redirectUrl }) => redirectUrl ?? [])
    if (links.length === 0) return
    const location = await openBrowser().follow(pick(links))
    if (isAtBank(location)) memory.banks.push(location)
  },
  async read({ pick, openBrowser, readHeaders }, memory) {
    if (memory.created.length === 0) return
    const { payment, paymentKey } = pick(memory.created)
    await openBrowser().send(`/payments/${payment.id}`, { headers: readHeaders(paymentKey) })
  },
  async edit({ order }) {
    order.price++
  },
  async withdraw({ kit, pickFree, occupy }) {
    const process = await pickFree()
    await occupy(process, () => process.run((handler) => kit.withdrawPayment(handler, { orderId: '42' })))
  },
  async sweep({ kit, pickFree, occupy }) {
    const process = await pickFree()
    await occupy(process, () => process.run((handler) => kit.reconcilePayments(handler)))
  },
  'hand off': askOne('/handoff'),
  resume: askOne('/resume'),
}

export const acts: Record<string, Act> = {
  ...quickActs,
  'click again': (world, memory) => quickActs['click']?.(world, memory) ?? Promise.resolve(),
  'follow again': (world, memory) => quickActs['follow']?.(world, memory) ?? Promise.resolve(),
  async 'edit, and the old one stays open'(world, memory) {
    world.sandbox.faults.failNext('POST /payments/{id}', { status: 500 })
    world.order.price++
    await quickActs['click']?.(world, memory)
  },
  approve: atBank(({ sandbox }, url) => sandbox.payer.approve(url)),
  'approve again': atBank(({ sandbox }, url) => sandbox.payer.approve(url)),
  refuse: atBank(({ sandbox }, url) => sandbox.payer.refuse(url)),
  'cancel at the bank': atBank(({ sandbox }, url) => sandbox.payer.cancel(url)),
  abandon: atBank(({ sandbox }, url) => sandbox.payer.abandon(url)),
  cancel: askOne('/cancel'),
  async 'come back'({ pick, openBrowser }, memory) {
    if (memory.callbacks.length > 0) await openBrowser().comeBack(pick(memory.callbacks))
  },
  'some seconds': ({ sandbox }) => sandbox.clock.advance(20 * second),
  'some minutes': ({ sandbox }) => sandbox.clock.advance(11 * minute),
  'some days': ({ sandbox }) => sandbox.clock.advance(3 * day),
  async restart({ pickFree }) {
    await (await pickFree()).restart()
  },
  async 'the merchant is away'({ setMerchant }) {
    setMerchant(false)
  },
  async 'the merchant is back'({ setMerchant }) {
    setMerchant(true)
  },
  async 'another bank day'({ order, pick }) {
    order.label = pick(['done - order', 'pdng/done - order', 'rjct - order', 'acsc - order'])
  },
  async 'answers are lost'({ sandbox: { faults }, pick }) {
    faults.dropNext(pick(['POST /payments', 'POST /payments/{id}', 'POST /payments/{id}/scopedtoken', '*']), {
      when: pick(['asked', 'answered']),
    })
  },
  async 'Powens fails'({ sandbox: { faults }, pick }) {
    faults.failNext(pick(['POST /payments', 'GET /payments', 'POST /payments/{id}', 'GET /payments/{id}']), {
      status: pick([500, 400, 409]),
    })
  },
  async 'Powens lists nothing'({ sandbox: { faults } }) {
    faults.replaceNext('GET /payments', () => Response.json({ payments: [] }))
  },
  async 'webhooks are lost'({ sandbox: { faults } }) {
    faults.dropNextWebhook()
  },
  async 'webhooks come twice'({ sandbox: { faults } }) {
    faults.duplicateNextWebhook(1)
  },
  async 'webhooks are held'({ sandbox: { faults } }) {
    faults.holdWebhooks()
  },
  'webhooks are let go': ({ sandbox: { faults }, pick }) =>
    faults.releaseWebhooks({ order: pick(['arrival', 'reversed']) }),
}
