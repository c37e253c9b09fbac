import { PowensApiError } from '../errors/PowensApiError.ts'
import type { Broker } from './Broker.ts'

const window = 60_000

/** Sandbox domains take thirty calls a minute; a third is kept for creating. (reference: Rate limits) */
const sandboxCalls = 30
const reserved = 10

/** Whether this domain is known to have a limit. What production allows is not published. */
const isLimited = ({ powens }: Broker): boolean => powens.domain.endsWith('-sandbox')

async function count(broker: Broker): Promise<number> {
  return broker.store.count(`upstream:${broker.powens.domain}`, window)
}

/** Whether a read may be spent; when not, what is stored has to do. */
export async function mayRead(broker: Broker): Promise<boolean> {
  return !isLimited(broker) || (await count(broker)) <= sandboxCalls - reserved
}

/** Throws `rate_limited` when even the reserve is used up. */
export async function spendOnCreating(broker: Broker): Promise<void> {
  if (!isLimited(broker) || (await count(broker)) <= sandboxCalls) return
  throw new PowensApiError('rate_limited', { call: 'POST /payments', retryAfter: window })
}
