import type { PaymentCallback } from '@powens-pay/core'

const claimed = { state: null, error: null, errorCode: null, bankMessage: null }

/**
 * Reads what a handler's redirect put into the fragment of the return page: `#powens-payment={id}.{key}` or
 * `#powens-error={code}`. `null` when it is neither. What `parseCallback` reads from them, for pages that need no more.
 */
export function parseReturn(fragment: string): PaymentCallback | null {
  const [found, id, paymentKey = null, error = null] =
    /[#?&]powens-(?:payment=(\d{1,15})\.([^&]{1,2000})|error=([^&]{1,2000}))(?![^&])/.exec(fragment) ?? []
  return found ? { paymentId: id ? Number(id) : null, paymentKey, claimed, error } : null
}
