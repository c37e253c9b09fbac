/** What a return page's address says. Anyone can type it: the payment itself has to be read from the server. */
export type PaymentReturn =
  | { paymentId: number; paymentKey: string; error: null }
  | { paymentId: null; paymentKey: null; error: string }

// Both forms are read: the one with signs is what a backend of one's own may still send. A sentence ends with a full stop; a
// key does not.
const form = /[#?&]powens-(payment|error)[=-]([\w.~-]*[\w~-])/

/**
 * The fragment that a return page carries, `#powens-payment-{id}-{key}` or `#powens-error-{code}`. With a key of ours it is a
 * valid selector: a page's scripts may look for `location.hash`.
 */
export function buildReturnFragment({ paymentId, paymentKey, error }: PaymentReturn): string {
  if (error === null) return `#powens-payment-${paymentId}-${paymentKey}`
  return `#powens-error-${/^[\w-]+$/.test(error) ? error : 'invalid_state'}`
}

/**
 * Reads a return page's fragment, `null` when there is none. Behind a hash router it stands in the router's own query. What
 * others append to it is left out, and a fragment that a mail or chat program has percent-encoded is read all the same.
 */
export function parseReturnFragment(address: string): PaymentReturn | null {
  const [, kind, text = ''] = form.exec(address) ?? []
  if (kind === 'error') return { paymentId: null, paymentKey: null, error: text }
  const [, id, paymentKey] = /^(\d{1,15})[.-](.+)/.exec(text) ?? []
  if (paymentKey) return { paymentId: Number(id), paymentKey, error: null }
  const decoded = decode(address)
  return decoded === address ? null : parseReturnFragment(decoded)
}

/** The address with one layer of percent-encoding less in its fragment. */
function decode(address: string): string {
  try {
    return address.replace(/#.*/s, decodeURIComponent)
  } catch {
    return address
  }
}
