/**
 * Whether a code says that somebody cancelled on purpose: `CancelledByUser`, `CancelledByClient`, or the webview's
 * `cancelled` and `access_denied`.
 *
 * Without regard to case, because the reference and the guides differ in it.
 */
export function isCancellation(code: string | null | undefined): boolean {
  return /^(cancelled|access_denied)/i.test(code ?? '')
}
