import { getPaymentKind } from '@powens-pay/core'
import { randomId } from '../../internal/bytes.ts'
import { hashBrowserSecret } from '../../keys/browserCookie.ts'
import { signPaymentKey } from '../../keys/paymentKey.ts'
import { writeTrace } from '../../telemetry/tracing.ts'
import type { CreatingAttempt } from '../order/Attempt.ts'
import type { LedgerContext, Visit } from '../LedgerContext.ts'
import type { PreparedRequest } from '../PreparedPayment.ts'
import type { PricedOrder } from './priceOrder.ts'

/** A creation takes Powens's timeout at most, its token included. What is over the timeout is for writing the answer. */
const leaseMargin = 5_000

const day = 24 * 60 * 60 * 1000

/** A payment key lives forty days: the thirty after which Powens calls a payment expired, and ten. (docs/powens.md#expiry) */
const keyLifetime = 40 * day

export interface AttemptOptions {
  round: number
  browserSecret: string
  /** The shop's own page could not go on with an attempt before. */
  isForPowens: boolean
  visit: Pick<Visit, 'span'>
}

/** A new attempt for an order, with its own key, not written yet. */
export async function createAttempt(
  { ring, powens }: Pick<LedgerContext, 'ring' | 'powens'>,
  { prepared, keys, terms }: PricedOrder,
  { round, browserSecret, isForPowens, visit }: AttemptOptions,
): Promise<CreatingAttempt> {
  const id = randomId().slice(0, 12)
  const now = powens.now()
  const version = prepared.version ?? null
  const claims = {
    orderId: prepared.orderId,
    attemptId: id,
    browserHash: await hashBrowserSecret(keys, browserSecret),
    trace: writeTrace(visit.span),
    returnPath: prepared.returnPath ?? '',
    expiresAt: findExpiry(prepared.request, now),
    version,
    ...terms.hashes,
  }
  return {
    id,
    key: await signPaymentKey(ring, claims, keys),
    keyId: keys.id,
    createdAt: now,
    round,
    version,
    stage: 'creating',
    leaseUntil: now + powens.timeout + leaseMargin,
    terms,
    kind: getPaymentKind(prepared.request),
    lang: prepared.lang ?? null,
    trace: claims.trace,
    token: null,
    unwanted: null,
    ...(isForPowens && { webview: { name: 'powens', at: now } }),
  }
}

/** A key outlives the last execution; `null` for a standing order without an end. */
function findExpiry({ instructions }: PreparedRequest, now: number): number | null {
  const ends = instructions.map((instruction) => {
    if (instruction.execution_date_type === 'periodic') return Date.parse(instruction.end_date ?? '')
    return instruction.execution_date_type === 'deferred' ? Date.parse(instruction.execution_date) : now
  })
  const last = Math.max(now, ...ends)
  return Number.isNaN(last) ? null : last + keyLifetime
}
