/** What a change's id names: `domain-payment-sequence-random`. */
export function readChangeId(changeId: string): { paymentId: number; sequence: number } {
  const [, paymentId, sequence] = /-(\d+)-(\d+)-[\w-]{6}$/.exec(changeId) ?? []
  return { paymentId: Number(paymentId), sequence: Number(sequence) }
}

/** Whether all these changes are of one payment, and each comes after the one before it. */
export function areInOrder(changeIds: readonly string[], paymentId: number): boolean {
  const read = changeIds.map(readChangeId)
  return read.every(
    (one, index) => one.paymentId === paymentId && one.sequence > (read[index - 1]?.sequence ?? 0),
  )
}
