import type { PaymentEvent } from './events.ts'

export type Emit = (event: PaymentEvent) => void

/** Writes to the merchant's log; without one, notices about the configuration go to the console. */
export function createEmit(onEvent: Emit | undefined): Emit {
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
