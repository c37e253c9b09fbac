import { PaymentError } from '@powens-pay/core'

/** Throws where there is a page, because whatever runs in a page is readable by whoever opens it. */
export function refuseBrowser(caller: string, isAllowed: boolean | undefined): void {
  if (isAllowed || !('window' in globalThis && 'document' in globalThis)) return
  throw new PaymentError(
    'configuration_error',
    `${caller} was called in a browser, where its secrets would be readable by anyone who opens the page. Call it on ` +
      'your server; only a story or test against the sandbox may pass dangerouslyAllowBrowser: true.',
  )
}
