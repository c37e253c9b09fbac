const keys = new Map<string, string>()

/** One idempotency key per order until the server has answered: a retry or a remount asks for the same payment. */
export function getAttemptKey(order: string): string | undefined {
  // Absent on plain http away from localhost; the server's order rule holds without a key.
  const key = keys.get(order) ?? crypto.randomUUID?.()
  keys.set(order, key)
  return key
}

/** The server has answered: what the payer asks for next is a new attempt. */
export const forgetAttemptKey = (order: string): boolean => keys.delete(order)
