import type { PaymentKind } from '../vocabulary/PaymentKind.ts'

/** Powens's payment, or a view, which names its kind. */
export interface KindReadable {
  kind?: PaymentKind | undefined
  instructions?:
    | readonly { execution_date_type?: string | null | undefined; label?: unknown }[]
    | null
    | undefined
}

/** One transfer, several at once, or a standing order. */
export function getPaymentKind({ kind, instructions }: KindReadable): PaymentKind {
  if (kind) return kind
  if (instructions?.some((instruction) => instruction.execution_date_type === 'periodic')) return 'recurring'
  return (instructions?.length ?? 0) > 1 ? 'bulk' : 'one_time'
}
