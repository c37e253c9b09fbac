import { checkStore, StoreError, type PaymentStore } from '@powens-pay/server-kit'
import { describeError, type Log } from '../createLog.ts'

export interface Health {
  /** The process runs. */
  answerHealth(): Response
  /** It takes payments: it is not stopping, and its store keeps what is written. */
  answerReady(): Promise<Response>
  isReady(): Promise<boolean>
  /** Not ready from now on, so that a load balancer sends no more requests here. */
  stop(): void
}

/** Milliseconds for which an answer of the store is good: anyone may ask, and each check writes. */
const remembered = 1_000

export function createHealth(store: PaymentStore, log: Log, now: () => number): Health {
  let isStopping = false
  let last: { at: number; check: Promise<boolean> } | undefined
  let wasUsable = true

  async function check(): Promise<boolean> {
    try {
      await checkStore(store)
    } catch (error) {
      const reason = error instanceof StoreError ? error.reason : undefined
      if (wasUsable) log('error', 'store.unavailable', { ...describeError(error), reason })
      return (wasUsable = false)
    }
    if (!wasUsable) log('info', 'store.available')
    return (wasUsable = true)
  }

  async function findReason(): Promise<string | null> {
    if (isStopping) return 'stopping'
    // A clock that was put back makes nothing last longer.
    if (!last || Math.abs(now() - last.at) >= remembered) last = { at: now(), check: check() }
    const isUsable = await last.check
    if (isStopping) return 'stopping'
    return isUsable ? null : 'store'
  }

  return {
    answerHealth: () => Response.json({ status: 'ok' }),
    async answerReady() {
      const reason = await findReason()
      return Response.json(reason ? { status: 'unavailable', reason } : { status: 'ok' }, {
        status: reason ? 503 : 200,
      })
    },
    isReady: async () => (await findReason()) === null,
    stop() {
      isStopping = true
    },
  }
}
