import { PaymentError } from '@powens-pay/core'

/**
 * Takes the payer to another page, in the same tab. A bank refuses to be shown in a frame, so that a page in an iframe
 * leads its top window there.
 *
 * Throws `PaymentError('navigation_blocked')` where the browser does not let it.
 */
export function leavePage(url: string): void {
  try {
    // `assign` cannot be reached in a window of another origin. A path is still one of this page.
    ;(window.top ?? window).location.href = url
  } catch (cause) {
    throw new PaymentError('navigation_blocked', undefined, { cause })
  }
}
