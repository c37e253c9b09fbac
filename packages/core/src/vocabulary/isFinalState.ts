import { finalPaymentStates, type FinalPaymentState } from './states.ts'

/** Whether Powens reports nothing more after this state. An unknown state is not final. */
export function isFinalState(state: string): state is FinalPaymentState {
  return finalPaymentStates.includes(state as FinalPaymentState)
}
