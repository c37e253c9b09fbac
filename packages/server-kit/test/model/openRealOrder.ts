import { createSandbox } from '@powens-pay/sandbox'
import { createSingleFlight } from '../../src/internal/createSingleFlight.ts'
import { createKeyRing } from '../../src/keys/createKeyRing.ts'
import { createBankNames } from '../../src/ledger/observe/createBankNames.ts'
import { createHub } from '../../src/ledger/deliver/createHub.ts'
import { noVisit, type LedgerContext } from '../../src/ledger/LedgerContext.ts'
import { refreshPayment } from '../../src/ledger/observe/refreshPayment.ts'
import { closeUnwanted, isLeftOpen } from '../../src/ledger/obtain/cancelForReplacement.ts'
import { mintToken } from '../../src/ledger/obtain/mintToken.ts'
import { obtainPayment } from '../../src/ledger/obtain/obtainPayment.ts'
import { searchForPayment } from '../../src/ledger/obtain/searchForPayment.ts'
import { createOrders, type Orders } from '../../src/ledger/order/createOrders.ts'
import type { PreparedPayment } from '../../src/ledger/PreparedPayment.ts'
import { createPowens } from '../../src/powens/createPowens.ts'
import { memoryStore } from '../../src/store/memoryStore.ts'
import { scopeStore } from '../../src/store/scopeStore.ts'
import { instruct, secret } from '../createShop.ts'
import { createTurnstile, type Turnstile } from './createTurnstile.ts'
import type { Actor, Caller, Scenario } from './orderModel.ts'

const orderId = '42'
const prepare = (price: number): PreparedPayment => ({
  orderId,
  request: { instructions: [instruct(`${price}.00`)] },
})

/** What is seen of the order and of Powens from outside. */
export interface SeenOrder {
  attempts: { stage: string; price: number; state: string | null; hasToken: boolean; isUnwanted: boolean }[]
  payments: { state: string; isOpenable: boolean }[]
}

export interface RealOrder {
  step(actor: Actor): Promise<void>
  next(actor: Actor): string | null
  look(): Promise<SeenOrder>
}

/** The real code and the real sandbox, each actor a process of its own, with the actors' steps in the caller's hand. */
export async function openRealOrder(scenario: Scenario): Promise<RealOrder> {
  const sandbox = createSandbox({ domain: 'acme' })
  const start = sandbox.clock.now()
  const store = scopeStore(memoryStore({ now: () => start }), 'acme')
  const ring = createKeyRing([secret])
  const opened = new Set<number>()
  let passed = 0
  const now = (): number => start + passed
  const unwatched = createOrders({ store, now, wait: async () => undefined, retention: 1e12 })

  function openContext(actor: Actor, pass: Turnstile['pass']): LedgerContext {
    let losses = actor === scenario.loses ? 1 : 0
    const powens = createPowens({
      domain: 'acme',
      clientId: sandbox.clientId,
      clientSecret: sandbox.clientSecret,
      now,
      wait: async () => undefined,
      async fetch(request) {
        const call = nameCall(request)
        if (call) await pass(call)
        if (call === 'list' && scenario.hides) return Response.json({ payments: [] })
        const response = await sandbox.fetch(request)
        if (call === 'token') opened.add(readId(request))
        if (call === 'create' && losses-- > 0) throw new TypeError('The answer was lost.')
        return response
      },
    })
    return {
      powens,
      ring,
      scope: 'acme',
      store,
      orders: watch(createOrders({ store, now, wait: async () => undefined, retention: 1e12 }), pass),
      redirectUri: 'https://shop.example/api/powens/callback',
      emit: () => undefined,
      onError: () => undefined,
      bankNames: createBankNames(),
      hub: createHub(store),
      readOnce: createSingleFlight<void>(),
      deliver: async () => 'nothing' as const,
    }
  }

  async function pay(caller: Caller, pass: Turnstile['pass']): Promise<void> {
    const context = openContext(caller, pass)
    const [first, again] = scenario.prices[caller]
    const request = {
      prepared: prepare(first),
      prepareAgain: async () => prepare(again),
      browserSecret: caller,
    }
    const obtained = await obtainPayment(context, request, noVisit)
    if (obtained.isPayable) await mintToken(context, obtained, 'powens')
  }

  /** What a sweep does with an order that is due. */
  async function sweep(pass: Turnstile['pass']): Promise<void> {
    const context = openContext('sweeper', pass)
    const order = await context.orders.find(orderId)
    for (const attempt of order?.attempts ?? []) {
      if (!order) return
      if (attempt.stage === 'creating') {
        if (attempt.leaseUntil <= now()) await searchForPayment(context, order, attempt)
      } else if (attempt.stage === 'live') {
        if (isLeftOpen(attempt)) await closeUnwanted(context, orderId, noVisit)
        else if (attempt.believed.payment.state === 'created') {
          await refreshPayment(context, { order, attempt }, noVisit)
        }
      }
    }
  }

  const turnstiles = new Map<Actor, Turnstile>()
  for (const caller of ['A', 'B', 'Z'] as const) {
    if (caller === 'Z' && !scenario.isHandedOut) continue
    turnstiles.set(caller, await createTurnstile((pass) => pay(caller, pass).catch(() => undefined)))
  }
  if (scenario.actors.includes('sweeper')) {
    turnstiles.set('sweeper', await createTurnstile((pass) => sweep(pass).catch(() => undefined)))
  }
  const next = (actor: Actor): string | null => turnstiles.get(actor)?.next() ?? null
  while (next('Z')) await turnstiles.get('Z')?.turn()

  const look = async (): Promise<SeenOrder> => ({
    attempts: ((await unwatched.find(orderId))?.attempts ?? []).map((attempt) => ({
      stage: attempt.stage,
      price: Number(attempt.terms.instructions[0]?.amount),
      state: attempt.stage === 'live' ? attempt.believed.payment.state : null,
      hasToken: attempt.token !== null,
      isUnwanted: attempt.unwanted !== null,
    })),
    payments: sandbox.payments.list().map(({ id, state }) => ({
      state: String(state),
      isOpenable: state === 'created' && opened.has(Number(id)),
    })),
  })

  return {
    next,
    look,
    async step(actor) {
      if (actor === 'time') passed += 60_000
      else if (actor === 'payer') {
        const open = (await look()).payments.findIndex(({ isOpenable }) => isOpenable)
        await sandbox.faults.setState(Number(sandbox.payments.list()[open]?.['id']), 'done')
      } else await turnstiles.get(actor)?.turn()
    },
  }
}

/** The order's document as one actor reaches it; a read is a step where it may be out of date when it is used. */
const watch = (orders: Orders, pass: Turnstile['pass']): Orders => ({
  ...orders,
  read: async (id) => pass('read').then(() => orders.read(id)),
  find: async (id) => pass('find').then(() => orders.find(id)),
  write: async (snapshot) => pass('write').then(() => orders.write(snapshot)),
  update: async (id, change) => pass('update').then(() => orders.update(id, change)),
})

const readId = (request: Request): number => Number(/\/payments\/(\d+)/.exec(request.url)?.[1])

function nameCall({ method, url }: Request): string | null {
  const [, path = ''] = /\/payments(.*)$/.exec(new URL(url).pathname) ?? []
  if (!new URL(url).pathname.includes('/payments')) return null
  if (path.endsWith('/scopedtoken')) return 'token'
  if (path === '') return method === 'POST' ? 'create' : 'list'
  return method === 'POST' ? 'cancel' : 'get'
}
