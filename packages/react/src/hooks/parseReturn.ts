/** What a return page's address says. Anyone can type it: the payment itself has to be read from the server. */
export type PaymentReturn =
  | { paymentId: number; paymentKey: string; error: null }
  | { paymentId: null; paymentKey: null; error: string }

/**
 * Reads the fragment of the return page, `#powens-payment={id}.{key}` or `#powens-error={code}`; `null` when it is
 * neither. What `parseCallback` reads from them, for pages that need no more.
 */
export function parseReturn(address: string): PaymentReturn | null {
  const [found, id, paymentKey = null, error = null] =
    /[#?&]powens-(?:payment=(\d{1,15})\.([^&]+)|error=([^&]+))/.exec(address) ?? []
  return found ? ({ paymentId: id ? +id : null, paymentKey, error } as PaymentReturn) : null
}
