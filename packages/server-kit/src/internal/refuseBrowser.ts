import { PaymentError } from '@powens-pay/core'

/** Throws in a page, because every visitor can read what runs there. */
export function refuseBrowser(caller: string, isAllowed: boolean | undefined): void {
  if (isAllowed || !('window' in globalThis && 'document' in globalThis)) return
  throw new PaymentError(
    'configuration_error',
    `${caller} was called in a browser, where its secrets would be readable by anyone who opens the page. Call it on ` +
      'your server; only a story or test against the sandbox may pass dangerouslyAllowBrowser: true.',
  )
}
