import { formatDecimal, type ConnectorView } from '@powens-pay/core'
import { formatMessage } from './formatMessage.ts'
import type { IncompatibilityWord, Messages } from '../Messages.ts'

/** Why a bank does not fit, in the payer's words; `null` for a warning without a message. */
export function describeIncompatibility(
  { code, type, limit }: ConnectorView['incompatibilities'][number],
  currency: string,
  { incompatibilities, locale }: Pick<Messages, 'incompatibilities' | 'locale'>,
): string | null {
  const word = Object.hasOwn(incompatibilities, code) ? (code as IncompatibilityWord) : 'default'
  // The default says that the bank cannot, which a warning does not.
  const isVague = word === 'default' || (limit === null && word.endsWith('Amount'))
  if (isVague) return type === 'warning' ? null : incompatibilities.default
  const isUsual = type === 'warning' && word === 'maxAmount'
  return formatMessage(incompatibilities[isUsual ? 'usualMaxAmount' : word], {
    limit: formatDecimal(limit ?? '', currency, locale),
  })
}
