import type { PaymentFiguresView, PaymentSteps } from '@powens-pay/core'
import type { LivePayment } from '../../ledger/order/OrderRecord.ts'
import { interpretAttempt } from '../../ledger/order/interpretAttempt.ts'
import { toTime } from '../createStaffView.ts'
import { describeDurations } from './describeDurations.ts'
import { readSteps, type Milestones } from './readSteps.ts'

interface Bank {
  connector_uuid: string | null
  bank: string | null
  steps: PaymentSteps
}

/** The figures of some payments, the newest first. */
export function sumFigures(payments: readonly LivePayment[], isWhole: boolean): PaymentFiguresView {
  const total = noSteps()
  const banks = new Map<string | null, Bank>()
  const failures = new Map<string, number>()
  const milestones: Milestones[] = []
  for (const { order, attempt } of payments) {
    const read = readSteps(order, attempt)
    milestones.push(read)
    const uuid = attempt.believed.payment.connector_uuid
    const bank = banks.get(uuid) ?? { connector_uuid: uuid, bank: null, steps: noSteps() }
    banks.set(uuid, bank)
    bank.bank ??= attempt.bank ?? null
    for (const steps of [total, bank.steps]) count(steps, read)
    const reason = findFailure(attempt)
    if (reason !== null) failures.set(reason, (failures.get(reason) ?? 0) + 1)
  }
  const [newest, oldest] = [payments[0], payments.at(-1)]
  return {
    from: oldest ? toTime(oldest.attempt.createdAt) : null,
    to: newest ? toTime(newest.attempt.createdAt) : null,
    isWhole,
    steps: total,
    banks: [...banks.values()].toSorted((a, b) => b.steps.created - a.steps.created),
    durations: describeDurations(milestones),
    failures: [...failures]
      .map(([reason, times]) => ({ reason, count: times }))
      .toSorted((a, b) => b.count - a.count),
  }
}

const noSteps = (): PaymentSteps => ({ created: 0, opened: 0, begun: 0, approved: 0, paid: 0 })

/** Whoever came to a step came to those before it. */
function count(steps: PaymentSteps, { isOpened, isBegun, isApproved, isPaid }: Milestones): void {
  steps.created++
  if (isOpened) steps.opened++
  if (isBegun) steps.begun++
  if (isApproved) steps.approved++
  if (isPaid) steps.paid++
}

function findFailure(attempt: LivePayment['attempt']): string | null {
  const outcome = interpretAttempt(attempt)
  if (outcome.status !== 'failed') return null
  return attempt.believed.payment.error_code ?? outcome.reason
}
