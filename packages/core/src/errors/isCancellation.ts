/**
 * Whether a code says that somebody cancelled on purpose: `CancelledByUser`, `CancelledByClient`, or the webview's
 * `cancelled` and `access_denied`.
 *
 * Without regard to case, because Powens's reference and guides differ in it. (docs/powens.md#paymenterrorcode)
 */
export function isCancellation(code: string | null | undefined): boolean {
  return /^(cancelled|access_denied)/i.test(code ?? '')
}
