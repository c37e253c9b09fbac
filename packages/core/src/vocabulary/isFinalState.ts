import { finalPaymentStates, type FinalPaymentState } from './states.ts'

/** Whether Powens reports nothing more after this state. A state that it may add later is not taken for final. */
export function isFinalState(state: string): state is FinalPaymentState {
  return finalPaymentStates.includes(state as FinalPaymentState)
}
