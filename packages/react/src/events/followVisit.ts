import { nextPollDelay, type PaymentClient, type PaymentReference, type PaymentView } from '@powens-pay/core'
import type { QueryClient } from '@tanstack/react-query'
import { notePayment } from '../query/notePayment.ts'
import { pausePayment } from '../query/pausePayment.ts'
import { readPayment } from '../query/readPayment.ts'
import { listen } from './listen.ts'
import { pause } from './pause.ts'

/** The reads that a watch has used. Opening a stream that does not last counts as a read. */
export interface Budget {
  reads: number
  shortStreams: number
}

export interface FollowVisitOptions {
  client: PaymentClient
  reference: PaymentReference
  queryClient: QueryClient
  budget: Budget
  /** The page is shown or online again: the payment is read at once. */
  isBack: boolean
  signal: AbortSignal
}

/** A server whose streams end as soon as they have begun, on a platform that has none, is polled. */
const mostShortStreams = 3
const reopenDelay = 1000

/** Follows a payment while its page is shown and online, until the outcome is final or the reads are used up. */
export async function followVisit(options: FollowVisitOptions): Promise<void> {
  const { client, reference, queryClient, budget, isBack, signal } = options
  const onPayment = (payment: PaymentView) => {
    if (!signal.aborted) notePayment(queryClient, client, reference, payment)
  }
  const hasStreams = () => budget.shortStreams < mostShortStreams

  /** Reads the payment by a stream, for as long as it lasts, or once; says whether that was the last time. */
  async function read(): Promise<boolean> {
    if (!hasStreams()) {
      // A read that fails is tried again at the next turn.
      const payment = await readPayment(queryClient, client, reference, { signal }).catch(() => null)
      return payment?.outcome.isFinal ?? false
    }
    const end = await listen(client, reference, onPayment, signal)
    if (signal.aborted) return true
    if (end === 'silent') budget.shortStreams = Infinity
    if (end === 'short') budget.shortStreams += 1
    // Proxies end long connections. A long one counts as no read.
    if (end === 'long') await pause(reopenDelay, signal)
    return end === 'final' || (end === 'long' && (await read()))
  }

  // A stream begins with the payment as it is; the first plain read was made before the watch began.
  let isDue = isBack || hasStreams()
  while (!signal.aborted) {
    if (!isDue) {
      const delay = nextPollDelay(budget.reads)
      if (delay === false) return pausePayment(queryClient, client, reference)
      await pause(delay, signal)
      if (signal.aborted) return
      budget.reads += 1
    }
    isDue = false
    if (await read()) return
  }
}
