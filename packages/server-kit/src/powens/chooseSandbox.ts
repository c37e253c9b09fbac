import { PaymentError } from '@powens-pay/core'
import { parseBaseUrl } from './parseBaseUrl.ts'
import { readEnvironment } from './readEnvironment.ts'

/** What a sandbox has that was started without options. */
const defaults = { domain: 'acme-sandbox', clientId: '12345678', clientSecret: 'sandbox-client-secret' }

/** The options of a sandbox at an address; `null` without one. Throws in production, where it would take no money. */
export function chooseSandbox(
  sandbox: string | undefined,
): (typeof defaults & Record<'apiUrl' | 'webviewUrl', string>) | null {
  if (sandbox === undefined) return null
  const address = parseBaseUrl('sandbox', sandbox, 'so the sandbox would not be found there')
  if (readEnvironment('NODE_ENV') === 'production') throw sandboxInProduction()
  return { ...defaults, apiUrl: `${address}/2.0`, webviewUrl: `${address}/webview` }
}

export const sandboxInProduction = (): PaymentError =>
  new PaymentError(
    'configuration_error',
    'createPowens got a sandbox in production, where orders would count as paid without money. Leave sandbox out, and pass domain, ' +
      'clientId and clientSecret of the Powens console.',
  )
