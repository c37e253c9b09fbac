/** Powens's ids are integers; anything else would reach another resource. */
export function paymentPath(paymentId: number): string {
  if (!Number.isSafeInteger(paymentId) || paymentId < 0)
    throw new TypeError('A payment id is a whole number.')
  return `/payments/${paymentId}`
}
