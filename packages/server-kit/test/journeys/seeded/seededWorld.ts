import { paymentKeyHeader, type CreatedPayment } from '@powens-pay/core'
import type { PaymentHandler } from '../../../src/http/createPaymentHandler.ts'
import type { PaymentChange } from '../../../src/ledger/PaymentChange.ts'
import type { PreparedPayment } from '../../../src/ledger/PreparedPayment.ts'
import type { PaymentStore } from '../../../src/store/PaymentStore.ts'
import { createRandom, type Kit } from '../../goals/loadKit.ts'
import { watchStore } from '../../stores/watchStore.ts'
import { interruptStore } from './interruptStore.ts'

const orderId = '42'

/** Three processes of one shop with wrong clocks, one order, one sandbox, and everything drawn from one seed. */
export function openSeededWorld(kit: Kit, seed: number, breakStore: (store: PaymentStore) => PaymentStore) {
  const random = createRandom(seed)
  const chance = (one: number): boolean => random.next() < 1 / one
  const pick = <T>(list: readonly T[]): T => random.pick(list)
  const log: string[] = []
  const violations: string[] = []
  const told: PaymentChange[] = []
  const minted = new Set<number>()
  /** Processes that are in the middle of something. */
  const busy: Process[] = []
  let isMerchantThere = true
  let deferred: Promise<unknown>[] = []
  const hasVersions = chance(2)
  const order = { price: 1, label: 'done - order' }

  const shop = kit.createShop({
    hasWebhooks: false,
    sandbox: {
      domain: 'acme',
      webhook: {
        url: `${kit.publicUrl}/webhooks`,
        secret: 'webhook-secret-of-the-shop',
        fetch: async (request) => (await pickFree()).send(request),
      },
    },
    handler: { rateLimit: false },
  })
  const { sandbox } = shop
  const watched = watchStore(shop.handlerOptions.store as PaymentStore)

  /** What happens in the middle of something else; set by the journey. */
  let meanwhile = async (): Promise<void> => undefined
  const interrupt = async (): Promise<void> => {
    if (busy.length > 0 && busy.length < 3 && chance(12)) await meanwhile()
  }

  const processes = [0, 1, 2].map((index) => {
    const skew = Math.floor((random.next() * 2 - 1) * 60_000)
    const powens = kit.createPowens({
      domain: sandbox.domain,
      clientId: sandbox.clientId,
      clientSecret: sandbox.clientSecret,
      now: () => sandbox.clock.now() + skew,
      wait: () => Promise.resolve(),
      async fetch(request) {
        await interrupt()
        const response = await sandbox.fetch(request)
        const [, id] = /\/payments\/(\d+)\/scopedtoken$/.exec(new URL(request.url).pathname) ?? []
        if (id && response.ok) minted.add(Number(id))
        await interrupt()
        return response
      },
    })
    const options = {
      ...shop.handlerOptions,
      powens,
      store: interruptStore(breakStore(watched.store), interrupt),
      preparePayment: (): PreparedPayment => ({
        orderId,
        version: hasVersions ? order.price : undefined,
        request: { instructions: [kit.instruct(`${order.price}.00`, order.label)] },
      }),
      onPaymentUpdated(change: PaymentChange) {
        if (!isMerchantThere) throw new Error('The shop is not there.')
        told.push(change)
        checkTold(change)
      },
    }
    let handler: PaymentHandler = kit.createPaymentHandler(options)
    return {
      name: `process ${index}`,
      async send(request: Request): Promise<Response> {
        const response = await handler(request, { waitUntil: (promise) => void deferred.push(promise) })
        await checkAnswer(response.clone())
        return response
      },
      run: <T>(job: (own: PaymentHandler) => Promise<T>): Promise<T> => job(handler),
      async restart() {
        await handler.close()
        handler = kit.createPaymentHandler(options)
      },
    }
  })
  type Process = (typeof processes)[number]
  const pickFree = async (): Promise<Process> => pick(processes.filter((process) => !busy.includes(process)))

  const stateOf = (id: number): unknown => sandbox.payments.get(id)?.['state']
  function checkTold({ payment, outcome, aggregate }: PaymentChange): void {
    const isPaid = stateOf(payment.id) === 'done'
    if (outcome.bucket === 'paid' && !isPaid)
      violations.push(`${payment.id} was told paid, is ${String(stateOf(payment.id))}`)
    const isAnyPaid = sandbox.payments.list().some(({ state }) => state === 'done')
    if (aggregate === 'paid' && !isAnyPaid) violations.push('the order was told paid, and nothing was')
  }
  async function checkAnswer(response: Response): Promise<void> {
    if (!response.headers.get('content-type')?.includes('json')) return
    const { payment } = (await response.json()) as Partial<CreatedPayment>
    if (payment?.outcome.bucket === 'paid' && stateOf(payment.id) !== 'done') {
      violations.push(`a page shows ${payment.id} as paid, is ${String(stateOf(payment.id))}`)
    }
  }
  /** What has to hold after every step. */
  function check(): void {
    const open = [...minted].filter((id) => ['created', 'validating'].includes(String(stateOf(id))))
    if (open.length > 1) violations.push(`payable links: ${open.join(' and ')}`)
    const paid = sandbox.payments.list().filter(({ state }) => state === 'done')
    if (paid.length > 1) violations.push(`paid twice: ${paid.map(({ id }) => String(id)).join(' and ')}`)
  }

  /** Lets a process do something, and then what it put off. */
  async function occupy<T>(process: Process, job: () => Promise<T>): Promise<T> {
    busy.push(process)
    try {
      return await job()
    } finally {
      while (deferred.length > 0) await Promise.allSettled(deferred.splice(0))
      busy.splice(busy.indexOf(process), 1)
      check()
    }
  }

  /** A browser whose requests go to any process that has nothing else to do. */
  function openBrowser() {
    const send = async (request: Request): Promise<Response> => {
      const process = await pickFree()
      log.push(`  at ${process.name}`)
      return occupy(process, () => process.send(request))
    }
    return kit.createBrowser(Object.assign(send, shop.handler))
  }

  return {
    ...shop,
    kit,
    log,
    violations,
    told,
    minted,
    busy,
    order,
    processes,
    written: watched.written,
    chance,
    pick,
    pickFree,
    occupy,
    openBrowser,
    stateOf,
    setMerchant: (isThere: boolean) => void (isMerchantThere = isThere),
    setMeanwhile: (job: () => Promise<void>) => void (meanwhile = job),
    readHeaders: (key: string) => ({ [paymentKeyHeader]: key }),
  }
}

export type SeededWorld = ReturnType<typeof openSeededWorld>
