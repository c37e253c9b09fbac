import type { Broker } from './Broker.ts'
import type { Attempt } from './OrderRecord.ts'

/**
 * When a read that begins now is said to have begun: later than what was known before it, even within one millisecond or
 * on a clock that stepped back.
 */
export const startObservation = (broker: Broker, { believed }: Pick<Attempt, 'believed'>): number =>
  Math.max(broker.now(), believed ? believed.observedAt + 1 : 0)
