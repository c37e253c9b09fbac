import {
  canCancelPayment,
  getNextStep,
  interpretPayment,
  sumInstructions,
  type PaymentView,
} from '@powens-pay/core'
import type { Attempt, StoredPayment } from './OrderRecord.ts'

/** What a browser and the merchant are told of a payment: the allow-listed view of its kind. */
export function createView(orderId: string, attempt: Attempt): PaymentView {
  const { believed } = attempt
  if (!believed) throw new TypeError('There is no view of a payment that was never seen.')
  const { payment } = believed
  const { instructions, ...rest } = payment
  const [first] = instructions
  const sum = sumInstructions(instructions)
  const money = {
    amount: sum?.amount ?? first?.amount ?? '',
    currency: sum?.currency ?? first?.currency ?? '',
  }
  const { kind } = attempt
  const { source, wasPending: wasActive } = believed
  const review = believed.conflict ? 'conflict' : attempt.isMismatch ? 'payment_mismatch' : null
  const outcome = interpretPayment(payment, { source, kind, wasActive, review })
  const base = {
    ...rest,
    orderId,
    source,
    review,
    cancellable: canCancelPayment(payment),
    resumable: isResumable(payment) && !attempt.isMismatch,
    outcome,
    nextStep: getNextStep(outcome),
    revision: attempt.changes,
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

/** The payer may still be sent to the bank for the approval. */
export const isResumable = (payment: Pick<StoredPayment, 'state'>): boolean =>
  payment.state === 'created' || payment.state === 'validating'
