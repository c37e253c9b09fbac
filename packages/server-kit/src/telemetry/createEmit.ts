import type { PaymentEvent } from './events.ts'

export type Emit = (event: PaymentEvent) => void

/**
 * Writes to the merchant's log; without one, what concerns the configuration goes to the console. What is made up in
 * development is no warning.
 */
export function createEmit(onEvent: Emit | undefined, isProduction: boolean): Emit {
  return (event) => {
    if (!onEvent) {
      if (event.type === 'configuration.mistake') console.warn(`[powens-pay] ${event.message}`)
      if (event.type === 'configuration.notice')
        console[isProduction ? 'warn' : 'info'](`[powens-pay] ${event.message}`)
      return
    }
    try {
      onEvent(event)
    } catch {
      // A log that fails must not cost a payment.
    }
  }
}
