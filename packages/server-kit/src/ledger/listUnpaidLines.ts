import { ledgerOf, type LedgerHolder } from './ledgerOf.ts'
import { requireOrderId } from './requireOrderId.ts'
import { findBulkLines, isLineTaken } from './order/bulkLines.ts'

/** A transfer of a bulk payment that was not paid. */
export interface UnpaidLine {
  /** From `lineIds` of `preparePayment`, or made from what the line pays. */
  id: string
  paymentId: number
  reference_id: string | null
  label: string
  /** An exact decimal. */
  amount: string
  currency: string
}

/**
 * The lines of an order's bulk payments that no payment of it paid and none may still pay: what a new bulk payment may hold.
 * A line whose bank did not say what became of it is none of them.
 */
export async function listUnpaidLines(
  handler: LedgerHolder,
  { orderId }: { orderId: string },
): Promise<UnpaidLine[]> {
  const order = await ledgerOf(handler).find(requireOrderId(orderId))
  const lines = order?.attempts.flatMap(findBulkLines) ?? []
  const taken = new Set(lines.filter(isLineTaken).map(({ id }) => id))
  const unpaid = new Map(lines.filter(({ id }) => !taken.has(id)).map((line) => [line.id, line]))
  return [...unpaid.values()].map(({ id, paymentId, instruction }) => {
    const { reference_id, label, amount, currency } = instruction
    return { id, paymentId, reference_id, label, amount, currency }
  })
}
