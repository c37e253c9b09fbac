import type { ApiFault } from '../engine/faultBook.ts'
import type { PaymentRecord } from '../engine/PaymentRecord.ts'
import type { World } from '../engine/World.ts'
import { changePayment, stopTimers } from '../powens/lifecycle/changePayment.ts'
import { returnMoney } from '../powens/lifecycle/moveMoney.ts'
import type { Faults } from './Faults.ts'

/** The faults of a sandbox, as tests arm them. */
export function createFaults(world: World): Faults {
  const book = world.faults

  function findPayment(paymentId: number): PaymentRecord {
    const record = world.store.payments.get(paymentId)
    if (!record) throw new RangeError(`The sandbox has no payment ${paymentId}. Create it first.`)
    return record
  }

  async function release(isReversed: boolean) {
    book.setHolding(false)
    await world.webhooks.release(isReversed)
  }

  const replace = (change: (response: Response) => Promise<Response>): ApiFault => ({
    kind: 'replace',
    change,
  })

  return {
    failNext(route, { times = 1, ...answer }) {
      book.arm(route, { kind: 'refuse', ...answer }, times)
    },
    limitNext(route, { retryAfter, times = 1 } = {}) {
      const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }
      book.arm(route, { kind: 'refuse', status: 429, headers }, times)
    },
    dropNext(route, { when = 'asked', times = 1 } = {}) {
      book.arm(route, { kind: 'drop', when }, times)
    },
    delayNext(route, ms, { times = 1 } = {}) {
      book.arm(route, { kind: 'delay', ms }, times)
    },
    truncateNext(route, { times = 1 } = {}) {
      book.arm(route, replace(truncate), times)
    },
    garbleNext(route, { times = 1 } = {}) {
      const garbled = async () =>
        new Response('{"id": 501, "state": ', { headers: { 'content-type': 'application/json' } })
      book.arm(route, replace(garbled), times)
    },
    replaceNext(route, change, { times = 1 } = {}) {
      book.arm(route, { kind: 'replace', change }, times)
    },
    down: () => book.setDown(true),
    up: () => book.setDown(false),
    revokeTokens() {
      for (const token of world.store.tokens.values()) token.revoked = true
    },

    async setState(paymentId, state, { errorCode } = {}) {
      const record = findPayment(paymentId)
      stopTimers(record)
      delete record.patch['state']
      // This changes even a final state: Powens contradicting itself is a fault worth testing.
      if (record.state !== state) record.state = 'created'
      changePayment(
        world,
        record,
        { state, action: null, ...(errorCode !== undefined && { error_code: errorCode }) },
        'background',
      )
      await world.clock.idle()
    },
    setAction(paymentId, action) {
      findPayment(paymentId).action = action
    },
    patchPayment(paymentId, patch) {
      Object.assign(findPayment(paymentId).patch, patch)
    },

    refuseAccepted(paymentId) {
      findPayment(paymentId).isRefusedLater = true
    },
    returnMoney: (paymentId) => returnMoney(world, findPayment(paymentId)),

    failNextWebhook({ status = 500, times = 1 } = {}) {
      book.armWebhook('fail', { status }, times)
    },
    timeOutNextWebhook({ times = 1 } = {}) {
      book.armWebhook('timeout', {}, times)
    },
    dropNextWebhook({ times = 1 } = {}) {
      book.armWebhook('drop', {}, times)
    },
    duplicateNextWebhook(copies = 1) {
      book.armWebhook('duplicate', { copies }, 1)
    },
    staleNextWebhook(ms = 10 * 60_000) {
      book.armWebhook('stale', { ms }, 1)
    },
    missignNextWebhook(how = 'secret') {
      book.armWebhook('missign', { how }, 1)
    },
    holdWebhooks: () => book.setHolding(true),
    releaseWebhooks: ({ order = 'arrival' } = {}) => release(order === 'reversed'),

    loseNextCallback({ times = 1 } = {}) {
      book.armLostCallback(times)
    },
    async clear() {
      book.clear()
      await release(false)
    },
  }
}

async function truncate(response: Response): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer())
  const headers = new Headers(response.headers)
  headers.set('content-length', String(bytes.length))
  return new Response(bytes.subarray(0, Math.floor(bytes.length / 2)), { status: response.status, headers })
}
