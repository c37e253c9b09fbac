import { finalPaymentStates } from '@powens-pay/core'

/** Whether Powens will report nothing more. */
export const isFinalState = (state: string): boolean => finalPaymentStates.some((final) => final === state)
