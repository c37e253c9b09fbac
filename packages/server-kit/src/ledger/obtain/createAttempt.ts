import { getPaymentKind } from '@powens-pay/core'
import { randomId } from '../../internal/bytes.ts'
import { hashBrowserSecret } from '../../keys/browserCookie.ts'
import { signPaymentKey } from '../../keys/paymentKey.ts'
import { writeTrace } from '../../telemetry/tracing.ts'
import type { CreatingAttempt } from '../order/Attempt.ts'
import type { LedgerContext, Visit } from '../LedgerContext.ts'
import type { PreparedPayment } from '../PreparedPayment.ts'
import { readTerms } from '../order/terms.ts'

/** How long another process may need to come back with an answer before its creation is looked for. */
const lease = 15_000

/** A payment key lives forty days; a standing order's as long after its end. */
const keyLifetime = 40 * 24 * 60 * 60 * 1000

/** A new attempt for an order, with its own key, not written yet. */
export async function createAttempt(
  { ring, powens }: LedgerContext,
  prepared: PreparedPayment,
  browserSecret: string,
  { span }: Visit,
): Promise<CreatingAttempt> {
  const keys = await ring.newest()
  const id = randomId().slice(0, 12)
  const now = powens.now()
  const claims = {
    orderId: prepared.orderId,
    attemptId: id,
    browserHash: await hashBrowserSecret(keys, browserSecret),
    trace: writeTrace(span),
    returnPath: prepared.returnPath ?? '',
    expiresAt: findExpiry(prepared.request.instructions[0], now),
  }
  return {
    id,
    key: await signPaymentKey(ring, claims, keys),
    keyId: keys.id,
    createdAt: now,
    round: 0,
    version: null,
    stage: 'creating',
    leaseUntil: now + lease,
    terms: await readTerms(keys, prepared.request),
    kind: getPaymentKind(prepared.request),
    lang: prepared.lang ?? null,
    trace: claims.trace,
    token: null,
    unwanted: null,
  }
}

function findExpiry(
  instruction: PreparedPayment['request']['instructions'][number] | undefined,
  now: number,
): number | null {
  if (instruction?.execution_date_type !== 'periodic') return now + keyLifetime
  return instruction.end_date === undefined
    ? null
    : Math.max(Date.parse(instruction.end_date), now) + keyLifetime
}
