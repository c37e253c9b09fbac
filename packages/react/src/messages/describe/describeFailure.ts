import type { PaymentOutcome } from '@powens-pay/core'
import type { Messages } from '../Messages.ts'

/** Why it failed, where the bank's code says more than "declined". */
export function describeFailure(
  outcome: PaymentOutcome,
  { failures }: Pick<Messages, 'failures'>,
): string | null {
  if (outcome.status !== 'failed' || !outcome.errorCode) return null
  // Powens writes codes with a capital or a small initial. (docs/powens.md#paymenterrorcode)
  const code = outcome.errorCode.toLowerCase()
  return Object.entries(failures).find(([word]) => word.toLowerCase() === code)?.[1] ?? null
}
