/** What a return page's address says. Anyone can type it: the payment itself has to be read from the server. */
export type PaymentReturn =
  | { paymentId: number; paymentKey: string; error: null }
  | { paymentId: null; paymentKey: null; error: string }

// Both forms are read: the plain one is what a backend of one's own may still send.
const paymentForm = /[#?&]powens-payment[=-](\d{1,15})[.-]([\w.~-]+)/
const errorForm = /[#?&]powens-error[=-]([\w-]+)/
const plainText = /^[\w-]+$/

/**
 * The fragment that a return page carries, `#powens-payment-{id}-{key}` or `#powens-error-{code}`. It is a valid selector:
 * a page's scripts may look for `location.hash`. (A key with other characters than ours has the form
 * `#powens-payment={id}.{key}`, which is none.)
 */
export function buildReturnFragment(content: PaymentReturn): string {
  if (content.error !== null)
    return `#powens-error-${plainText.test(content.error) ? content.error : 'invalid_state'}`
  const { paymentId, paymentKey } = content
  return plainText.test(paymentKey)
    ? `#powens-payment-${paymentId}-${paymentKey}`
    : `#powens-payment=${paymentId}.${paymentKey}`
}

/**
 * Reads a return page's fragment, `null` when there is none. Behind a hash router it stands in the router's own query. What
 * others append to it is left out, and a fragment that a mail or chat program has percent-encoded is read all the same.
 */
export function parseReturnFragment(address: string): PaymentReturn | null {
  const [, id, text] = paymentForm.exec(address) ?? []
  // A sentence ends with a full stop; a key does not.
  const paymentKey = text?.replace(/\.$/, '')
  if (id && paymentKey) return { paymentId: Number(id), paymentKey, error: null }
  const [, error] = errorForm.exec(address) ?? []
  if (error) return { paymentId: null, paymentKey: null, error }
  const decoded = decodeFragment(address)
  return decoded === null ? null : parseReturnFragment(decoded)
}

/** The fragment with one layer of percent-encoding less, or `null` when there is none to take off. */
function decodeFragment(address: string): string | null {
  const start = address.indexOf('#')
  if (start < 0) return null
  try {
    const fragment = address.slice(start)
    const decoded = decodeURIComponent(fragment)
    return decoded === fragment ? null : decoded
  } catch {
    return null
  }
}
