import type { PaymentKind } from './states.ts'

/** What the kind of a payment is read from: Powens's payment, or a view that says it. */
export interface KindReadable {
  kind?: PaymentKind | undefined
  instructions?: readonly { execution_date_type?: string | undefined; label?: unknown }[] | null | undefined
}

/** Whether an instruction repeats, which makes a payment a standing order. */
export function hasSchedule({ instructions }: KindReadable): boolean {
  return !!instructions?.some((instruction) => instruction.execution_date_type === 'periodic')
}

/** One transfer, several at once, or a standing order. */
export function getPaymentKind(payment: KindReadable): PaymentKind {
  if (payment.kind) return payment.kind
  if (hasSchedule(payment)) return 'recurring'
  return (payment.instructions?.length ?? 0) > 1 ? 'bulk' : 'one_time'
}
