import type { Connector } from '../models/connector.ts'
import type { Payment } from '../models/payment.ts'

/** Whether a bank needs the account to pay from beforehand, and no one has named it yet. (docs/powens.md#paymentsettings) */
export function mustGivePayer(
  { payer, instructions }: Pick<Partial<Payment>, 'payer' | 'instructions'>,
  { payment_settings: settings }: Pick<Connector, 'payment_settings'>,
): boolean {
  if (payer) return false
  const isBulk = (instructions?.length ?? 0) > 1
  // The use of bulk payments is seen on live data alone.
  const use = (isBulk ? settings?.bulk_providing_payer_account : null) ?? settings?.providing_payer_account
  return use === 'mandatory'
}
