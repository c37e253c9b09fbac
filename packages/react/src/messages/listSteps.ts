import type { PaymentOutcome } from '@powens-pay/core'
import type { Messages } from './Messages.ts'

export function listSteps(outcome: PaymentOutcome, { steps }: Messages): string[] {
  return outcome.status === 'failed' ? [steps.try_again] : []
}
