import {
  canCancelPayment,
  canResumePayment,
  getNextStep,
  interpretPayment,
  sumInstructions,
  type PaymentView,
} from '@powens-pay/core'
import type { LiveAttempt } from './Attempt.ts'
import { getReview } from './getReview.ts'

/** What a browser and the merchant are shown of a payment: the allow-listed view of its kind. */
export function createView(orderId: string, attempt: LiveAttempt): PaymentView {
  const { kind, paymentId, believed, revision } = attempt
  const { source, wasPending: wasActive } = believed
  const { instructions, ...payment } = believed.payment
  const [first] = instructions
  const money = readMoney(attempt)
  const review = getReview(attempt)
  const outcome = interpretPayment(payment, { source, kind, wasActive, review })
  const base = {
    ...payment,
    id: paymentId,
    orderId,
    source,
    review,
    cancellable: canCancelPayment(payment),
    resumable: isPayable(attempt),
    outcome,
    nextStep: getNextStep(outcome),
    revision,
  } as const
  const dates = {
    execution_date_type: first?.execution_date_type ?? '',
    execution_date: first?.execution_date ?? null,
  }

  switch (kind) {
    case 'one_time':
      return { ...base, ...money, ...dates, kind: 'one_time' }
    case 'bulk': {
      const lines = instructions.map(({ reference_id, label, amount, currency, state }) => ({
        reference_id,
        label,
        amount,
        currency,
        state,
      }))
      return { ...base, ...money, ...dates, kind: 'bulk', instructions: lines }
    }
    case 'recurring':
      return {
        ...base,
        ...money,
        kind: 'recurring',
        frequency: first?.frequency ?? '',
        start_date: first?.start_date ?? '',
        end_date: first?.end_date ?? null,
        wasActive,
      }
  }
}

/** What the payment is for: as Powens says it, or as it was agreed where Powens leaves it out. */
function readMoney({ believed, terms }: LiveAttempt): { amount: string; currency: string } {
  const { instructions } = believed.payment
  const [first, ...others] = instructions
  // An amount with more decimals than its currency has no sum. It is shown as it is.
  const single = first?.amount && first.currency && !others.length ? first : null
  const money = sumInstructions(instructions) ?? single ?? sumInstructions(terms.instructions)
  return { amount: money?.amount ?? '', currency: money?.currency ?? '' }
}

/** The payer may be sent to the bank with it. */
export const isPayable = (attempt: LiveAttempt): boolean =>
  canResumePayment({ state: attempt.believed.payment.state, review: getReview(attempt) })
