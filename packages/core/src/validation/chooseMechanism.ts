import type { Connector } from '../models/connector.ts'

// Powens validates with it where a bank names no mechanism. (docs/powens.md#paymentvalidaterequest)
const webauth = 'webauth'

/**
 * How a payment is validated at a bank from a page of the shop, or `null` where only Powens's webview may: a client that is
 * not white label handles `webauth` and what starts with `webauth_` alone. Where the payer can approve at the bank itself,
 * they do. (docs/powens.md#own-validation-webview)
 */
export function chooseMechanism(
  { payment_settings: settings }: Pick<Connector, 'payment_settings'>,
  isWhiteLabel: boolean,
): string | null {
  const available = settings?.available_validate_mechanisms ?? []
  const [first = webauth] = available
  const own = available.find(isWebauth) ?? first
  return isWhiteLabel || isWebauth(own) ? own : null
}

const isWebauth = (mechanism: string): boolean => mechanism === webauth || mechanism.startsWith(`${webauth}_`)
