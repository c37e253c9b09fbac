import { confirmPayment } from '../../actions/confirmPayment.ts'
import type { LedgerContext, Visit } from '../LedgerContext.ts'
import { findLive, type LivePayment } from '../order/OrderRecord.ts'
import { isStillDue } from '../order/isStillDue.ts'
import { recordAnswer } from './recordAnswer.ts'
import { reportReadFailure } from './refreshPayment.ts'
import { startObservation } from './startObservation.ts'

/**
 * Answers Powens where a payment waits to be confirmed, and does nothing for any other.
 *
 * Without the payer's word there is no answer: the payer's own browser may still come within the minute, and after it
 * Powens rejects the payment by itself. A payment for other money than was asked for, one that was replaced or withdrawn, and
 * one of an order that another payment paid, or may have paid, is refused at once.
 */
export async function confirmAttempt(
  context: LedgerContext,
  { order: { orderId }, attempt: { id } }: LivePayment,
  isPayer: () => Promise<boolean>,
  visit: Visit,
): Promise<void> {
  const recent = await context.orders.recall(orderId, id)
  if (recent?.stage !== 'live' || recent.believed.payment.action !== 'confirm') return
  const known = findLive(await context.orders.find(orderId), id)
  if (known?.attempt.believed.payment.action !== 'confirm') return
  const { paymentId } = known.attempt
  const isWanted = isStillWanted(known)
  if (isWanted && !(await isPayer())) return

  const observedAt = startObservation(context.powens.now(), known.attempt)
  try {
    const payment = await confirmPayment(context.powens, { paymentId, confirm: isWanted })
    await recordAnswer(context, known, visit, { payment, observedAt })
  } catch (error) {
    reportReadFailure(context, known.attempt, error)
  }
}

/** What the payer would pay is what the order asks for, and no other payment of it brought money, or may have. */
const isStillWanted = ({ order, attempt }: LivePayment): boolean =>
  !attempt.isMismatch && attempt.unwanted === null && isStillDue(order, attempt)
