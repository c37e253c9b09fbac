import {
  canCancelPayment,
  canResumePayment,
  getNextStep,
  interpretInstructions,
  sumInstructions,
  type InstructionView,
  type PaymentView,
} from '@powens-pay/core'
import type { LiveAttempt } from './Attempt.ts'
import { getResolution, getReview } from './getReview.ts'
import { interpretAttempt, readFacts } from './interpretAttempt.ts'

/** What a browser and the merchant are shown of a payment: the allow-listed view of its kind. */
export function createView(orderId: string, attempt: LiveAttempt): PaymentView {
  const { kind, paymentId, believed, revision, unwanted, bank } = attempt
  const { source, wasPending: wasActive } = believed
  const { instructions, ...payment } = believed.payment
  const [first] = instructions
  const review = getReview(attempt)
  const resolved = getResolution(attempt)
  const outcome = interpretAttempt(attempt)
  const base = {
    ...payment,
    id: paymentId,
    orderId,
    createdAt: readCreation(attempt),
    ...readMoney(attempt),
    bank: bank ?? null,
    payee: findCommon(instructions.map(({ payee }) => payee)),
    label: findCommon(instructions.map(({ label }) => label || null)),
    reference_id: instructions.length === 1 ? (first?.reference_id ?? null) : null,
    source,
    review,
    unwanted,
    resolved,
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
      return { ...base, ...dates, kind: 'one_time' }
    case 'bulk': {
      const { tally } = interpretInstructions(believed.payment, readFacts(attempt))
      return { ...base, ...dates, kind: 'bulk', tally }
    }
    case 'recurring':
      return {
        ...base,
        kind: 'recurring',
        frequency: first?.frequency ?? '',
        start_date: first?.start_date ?? '',
        end_date: first?.end_date ?? null,
        wasActive,
      }
  }
}

/** The transfers of a bulk payment, for the merchant; a page gets the tally. */
export const createLines = ({ believed }: LiveAttempt): InstructionView[] =>
  believed.payment.instructions.map(({ reference_id, label, amount, currency, state }) => ({
    reference_id,
    label,
    amount,
    currency,
    state,
  }))

/** The record of a payment that was lost and found does not say when it was written first. */
const readCreation = ({ terms, createdAt }: LiveAttempt): string | null =>
  terms.fingerprint === '' ? null : new Date(createdAt).toISOString()

/** What all say; `null` when they differ. */
function findCommon([first = null, ...others]: (string | null)[]): string | null {
  return others.every((other) => other === first) ? first : null
}

/** What the payment is for: as Powens says it, or as it was agreed where Powens leaves it out. */
export function readMoney({ believed, terms }: Pick<LiveAttempt, 'believed' | 'terms'>): {
  amount: string
  currency: string
} {
  const { instructions } = believed.payment
  const [first, ...others] = instructions
  // An amount with more decimals than its currency has no sum. It is shown as it is.
  const single = first?.amount && first.currency && !others.length ? first : null
  const money = sumInstructions(instructions) ?? single ?? sumInstructions(terms.instructions)
  return { amount: money?.amount ?? '', currency: money?.currency ?? '' }
}

/** It can be approved. Whether a link may lead to it depends on the whole order: `isServed`. */
export const isPayable = (attempt: LiveAttempt): boolean =>
  attempt.unwanted === null &&
  canResumePayment({ state: attempt.believed.payment.state, review: getReview(attempt) })
