import { isFinal, type PaymentRecord } from '../../engine/PaymentRecord.ts'
import type { Cause } from '../../engine/WebhookSender.ts'
import type { World } from '../../engine/World.ts'

type Change = Partial<
  Pick<
    PaymentRecord,
    | 'state'
    | 'state_detail'
    | 'action'
    | 'error_code'
    | 'error_description'
    | 'fields'
    | 'validate_uri'
    | 'bankMessage'
  >
>

/** Makes every change of a payment: keeps a final state, and sends a changed state by webhook. */
export function changePayment(world: World, record: PaymentRecord, change: Change, cause: Cause): void {
  if (isFinal(record)) return
  const before = record.state
  Object.assign(record, change)
  if (isFinal(record)) {
    Object.assign(record, { action: null, fields: [], validate_uri: null, state_detail: null })
    stopTimers(record)
  }
  if (record.state !== before) world.webhooks.notify(record, cause)
}

/** Schedules a change of a payment, which is skipped if the payment is final by then. */
export function schedule(world: World, record: PaymentRecord, ms: number, task: () => void): void {
  const timer = world.clock.after(ms, () => {
    record.timers.delete(timer)
    task()
  })
  record.timers.add(timer)
}

export function stopTimers(record: PaymentRecord): void {
  for (const timer of record.timers) timer.cancel()
  record.timers.clear()
}

/** Ends a payment as rejected. */
export function reject(
  world: World,
  record: PaymentRecord,
  errorCode: string,
  cause: Cause,
  description: string | null = null,
): void {
  for (const instruction of record.instructions) instruction.state = 'rejected'
  changePayment(
    world,
    record,
    { state: 'rejected', error_code: errorCode, error_description: description },
    cause,
  )
}
