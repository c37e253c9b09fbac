import type { PaymentEvent } from './events.ts'
import type { PaymentHandlerOptions } from '../http/options.ts'

export type Emit = (event: PaymentEvent) => void

/** Tells the merchant's log; without one, notices about the configuration are said on the console. */
export function createEmit(onEvent: PaymentHandlerOptions['onEvent']): Emit {
  return (event) => {
    if (!onEvent) {
      if (event.type === 'configuration.notice') console.warn(`[powens-pay] ${event.message}`)
      return
    }
    try {
      onEvent(event)
    } catch {
      // A log that fails must not cost a payment.
    }
  }
}
