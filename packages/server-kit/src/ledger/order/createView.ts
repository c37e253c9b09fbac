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
  const { kind, paymentId, believed, changes } = attempt
  const { source, wasPending: wasActive } = believed
  const { instructions, ...payment } = believed.payment
  const [first] = instructions
  const sum = sumInstructions(instructions)
  const money = {
    amount: sum?.amount ?? first?.amount ?? '',
    currency: sum?.currency ?? first?.currency ?? '',
  }
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
    revision: changes,
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

/** The payer may be sent to the bank with it. */
export const isPayable = (attempt: LiveAttempt): boolean =>
  canResumePayment({ state: attempt.believed.payment.state, review: getReview(attempt) })
