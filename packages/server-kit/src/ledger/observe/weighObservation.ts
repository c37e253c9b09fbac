import type { Payment } from '@powens-pay/core'
import { equalText } from '../../internal/bytes.ts'
import type { Observation } from './Observation.ts'

/** The key that Powens holds for a payment, or `null` when its answer does not say. */
export function readClientState({ client_state: text }: Pick<Payment, 'client_state'>): string | null {
  return typeof text === 'string' && text !== '' ? text : null
}

/**
 * Whether an observation may count for the attempt with this key.
 *
 * - `foreign`: Powens holds another key for that payment, so it is another order's, whatever its number.
 * - `needs_read`: a webhook that does not say whose payment moved. What is read by the payment's id is believed.
 *
 * (docs/powens.md#payment)
 */
export function weighObservation(
  { key }: { key: string },
  { payment, source }: Pick<Observation, 'payment' | 'source'>,
): 'believed' | 'foreign' | 'needs_read' {
  const said = readClientState(payment)
  if (said !== null) return equalText(said, key) ? 'believed' : 'foreign'
  return source === 'pushed' && payment.state !== 'created' ? 'needs_read' : 'believed'
}
