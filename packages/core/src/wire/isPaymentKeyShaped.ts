/** HMAC-SHA256 in base64url. */
const signatureLength = 43
/** How many fields of it a key has at least; line feeds separate them. */
const fewestFields = 6

/**
 * Whether a text has the form of a payment key, which only the server can prove. Another protocol's `state` has not: the
 * parameters beside it are none of ours.
 */
export function isPaymentKeyShaped(text: string): boolean {
  const base64 = text.slice(0, -signatureLength).replaceAll('-', '+').replaceAll('_', '/')
  try {
    return atob(base64).split('\n').length >= fewestFields
  } catch {
    return false
  }
}
