import { parseReturnFragment } from '../wire/returnFragment.ts'

/**
 * What a callback's URL says. Anyone can type a URL, so everything in it is a claim: read the payment from the server.
 */
export interface PaymentCallback {
  paymentId: number | null
  /** Powens's `state`, or the key of the return page's fragment. */
  paymentKey: string | null
  claimed: {
    state: string | null
    /** Powens's `error`; `cancelled` and `access_denied` both mean that the payer left. */
    error: string | null
    errorCode: string | null
    /** The bank's own words. Text, never markup. */
    bankMessage: string | null
  }
  /** The code of the return page's `#powens-error`. */
  error: string | null
}

/**
 * Reads the URL of a callback: Powens's query, or the fragment of the return page, `#powens-payment-{id}-{key}` or
 * `#powens-error-{code}`. `null` when it is none of them. Never throws.
 *
 * A parameter that is given twice, or is longer than 2000 characters (Powens's limit for a state), is ignored.
 * (docs/powens.md#callback-query-parameters)
 */
export function parseCallback(url: string | URL): PaymentCallback | null {
  // Not `new URL`, which throws on a malformed one. A hash router has a query of its own after the hash.
  const address = String(url).slice(0, 16_384)
  const [, ...queries] = address.split(/[?#]/)
  const parameters = new URLSearchParams(queries.join('&'))
  const read = (name: string) => {
    const [value, ...others] = parameters.getAll(name)
    return value && value.length <= 2000 && !others.length ? value : null
  }

  const fragment = parseReturnFragment(address)
  const id = read('id_payment') ?? ''
  const paymentId = fragment?.paymentId ?? (/^\d{1,15}$/.test(id) ? Number(id) : null)
  const claimed = {
    state: read('payment_state'),
    error: read('error'),
    errorCode: read('error_code'),
    bankMessage: read('bank_message'),
  }
  const error = fragment?.error ?? null
  const isCallback = [paymentId, error, ...Object.values(claimed)].some((value) => value !== null)
  return isCallback ? { paymentId, paymentKey: fragment?.paymentKey ?? read('state'), claimed, error } : null
}
