import { interpretInstructions, type OutcomeBucket } from '@powens-pay/core'
import type { LiveAttempt } from '../../ledger/order/Attempt.ts'
import { interpretAttempt, readFacts } from '../../ledger/order/interpretAttempt.ts'
import { toDay } from '../toDay.ts'
import type { Expectation, ExpectedPayment } from './ExpectedPayment.ts'

const expectations: Record<OutcomeBucket, Expectation> = {
  paid: 'due',
  at_risk: 'unsure',
  cannot_tell: 'unsure',
  in_progress: 'open',
  not_paid: 'none',
}

/** What the ledger knows of a payment, as a bank statement can show it. */
export function expectPayment(
  orderId: string,
  attempt: LiveAttempt,
  direction: ExpectedPayment['direction'] = 'in',
): ExpectedPayment {
  const { paymentId, revision, kind, createdAt, believed, bookings = [] } = attempt
  const { instructions } = interpretInstructions(believed.payment, readFacts(attempt))
  const outcome = interpretAttempt(attempt)
  const [first] = believed.payment.instructions
  return {
    orderId,
    paymentId,
    revision,
    kind,
    isQuestion: outcome.isFinal && (outcome.bucket === 'at_risk' || outcome.bucket === 'cannot_tell'),
    direction,
    createdOn: toDay(createdAt),
    executionOn: first?.execution_date ?? first?.start_date ?? null,
    bookings,
    lines: instructions.map(({ instruction: { reference_id, label, amount, currency }, bucket }) => ({
      reference_id,
      label,
      amount,
      currency,
      expectation: expectations[bucket],
    })),
  }
}
