import { isFinal, type PaymentRecord } from '../../engine/PaymentRecord.ts'
import { fromDate } from '../../engine/time.ts'
import type { World } from '../../engine/World.ts'
import { changePayment, schedule } from './changePayment.ts'

const day = 86_400_000

/**
 * Lets a payment expire when it has had no definitive state for `payment.manual_expire_time_days` days.
 *
 * Counted from its creation, then from its validation or execution date. Powens does not say how this applies to a
 * running standing order; here it does not expire.
 */
export function armExpiry(world: World, record: PaymentRecord): void {
  const days = Number(world.store.config.get('payment.manual_expire_time_days') ?? 30)
  const executions = record.instructions.map(({ execution_date: date }) => (date ? fromDate(date) : 0))
  const from = record.validatedAt === null ? record.registeredAt : Math.max(record.validatedAt, ...executions)
  const due = from + days * day
  schedule(world, record, due - world.clock.now(), () => {
    if (isFinal(record) || isRunningStandingOrder(record)) return
    const isOutdated =
      record.validatedAt !== null && due < Math.max(record.validatedAt, ...executions) + days * day
    if (isOutdated) return
    changePayment(world, record, { state: 'expired' }, 'background')
  })
}

function isRunningStandingOrder(record: PaymentRecord): boolean {
  return record.state === 'pending' && record.instructions[0]?.execution_date_type === 'periodic'
}
