import { formatAmount, type ConnectorView } from '@powens-pay/core'
import { formatMessage } from './formatMessage.ts'
import type { IncompatibilityWord, Messages } from './Messages.ts'

/** Why a bank cannot carry this payment, in the payer's words. */
export function describeIncompatibility(
  { code, limit }: ConnectorView['incompatibilities'][number],
  currency: string,
  { incompatibilities, locale }: Messages,
): string {
  const word = Object.hasOwn(incompatibilities, code) ? (code as IncompatibilityWord) : 'default'
  if (limit === null && word.endsWith('Amount')) return incompatibilities.default
  return formatMessage(incompatibilities[word], { limit: formatAmount(limit ?? '', currency, locale) })
}
