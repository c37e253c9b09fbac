import { createPaymentError, PaymentError } from '@powens-pay/core'
import { merchantVisit, type LedgerContext } from './LedgerContext.ts'
import { addChange } from './observe/observePayment.ts'
import { deliverNews } from './observe/recordAnswer.ts'
import type { LiveAttempt } from './order/Attempt.ts'
import { interpretAttempt } from './order/interpretAttempt.ts'
import { judgeAttempt } from './order/judgeAttempt.ts'
import { findLive, type LivePayment } from './order/OrderRecord.ts'

/** What a person, or a bank statement, says of a payment. */
export interface ResolveOptions {
  paymentId: number
  /** Whether the money arrived. */
  received: boolean
  /** Who says so, for the audit; it reaches no page. */
  by: string
  /** How they know, for the audit; it reaches no page. */
  note: string
  /** The revision of the view that they looked at: a payment that changed since is refused. @default any */
  revision?: number | undefined
}

/** Records what a person says of a payment whose result is not known, and delivers it as a change. */
export async function resolveAttempt(context: LedgerContext, options: ResolveOptions): Promise<LivePayment> {
  const { paymentId, received, by, note } = checkOptions(options)
  const { orders, powens, scope, emit, hub } = context
  const known = await orders.findByPayment(paymentId)
  if (!known)
    throw createPaymentError('not_found', `There is no payment ${paymentId} in this domain's store.`)
  const { orderId } = known.order
  const resolved = await orders.update(orderId, (order) => {
    const live = findLive(order, known.attempt.id)
    if (!live) return null
    const { attempt } = live
    if (!isResolvable(attempt)) return { refusal: refuse(attempt) }
    if (options.revision !== undefined && options.revision !== attempt.revision)
      return { refusal: refuseChanged(attempt) }
    const { state } = attempt.believed.payment
    const now = powens.now()
    const knownStates = attempt.believed.conflict ? [state, 'done', 'rejected'] : [state]
    attempt.resolutions.push({ received, by, note, at: now, knownStates, contradictedBy: null })
    const { changeId } = addChange(order, attempt, { scope, now })
    return { live, changeId, state }
  })
  if (!resolved) throw createPaymentError('not_found')
  if ('refusal' in resolved) throw resolved.refusal
  emit({ type: 'payment.changed', orderId, paymentId, changeId: resolved.changeId, state: resolved.state })
  hub.notify(orderId)
  await deliverNews(context, resolved.live.order, merchantVisit(context))
  return resolved.live
}

/** Under review, or with a result that does not say whether the money arrived. What was resolved may be corrected. */
export function isResolvable(attempt: LiveAttempt): boolean {
  if (attempt.resolutions.length > 0 || judgeAttempt(attempt) === 'review') return true
  // Whatever the state is called: a standing order that was stopped or is over, a word that Powens adds later.
  const { bucket, isFinal } = interpretAttempt(attempt)
  const { state } = attempt.believed.payment
  return bucket === 'cannot_tell' || (bucket === 'at_risk' && isFinal) || state === 'expired'
}

const refuse = ({ paymentId, believed }: LiveAttempt): PaymentError =>
  createPaymentError(
    'invalid_request',
    `Payment ${paymentId} is ${believed.payment.state}, and nobody has to say what became of it. Only a payment under ` +
      'review, accepted, expired, partial or stopped can be resolved.',
  )

const refuseChanged = ({ paymentId }: LiveAttempt): PaymentError =>
  createPaymentError(
    'needs_review',
    `Payment ${paymentId} has changed since you looked at it, so nothing was recorded. Look at it again.`,
  )

function checkOptions(options: ResolveOptions): ResolveOptions {
  const { paymentId, received, by, note } = options
  const isText = (text: unknown): boolean =>
    typeof text === 'string' && text.trim() !== '' && text.length <= 500
  if (Number.isSafeInteger(paymentId) && typeof received === 'boolean' && isText(by) && isText(note))
    return options
  throw createPaymentError(
    'invalid_request',
    'A resolution needs paymentId (a whole number), received (true or false), by and note (each 1 to 500 characters), so ' +
      'that the audit says who decided and why. Nothing was changed.',
  )
}
