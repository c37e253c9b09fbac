import { PowensApiError } from '../errors/PowensApiError.ts'
import type { Broker } from './Broker.ts'

const window = 60_000

/** Sandbox domains take thirty calls a minute. Reads never take what creating needs. (reference: Rate limits) */
const budgets = { read: 10, create: 20 }

/** Whether one more call of a kind fits in this minute, on any instance. What production allows is not published. */
async function fits({ powens, store }: Broker, kind: keyof typeof budgets): Promise<boolean> {
  if (!powens.domain.endsWith('-sandbox')) return true
  return (await store.count(`upstream:${kind}:${powens.domain}`, window)) <= budgets[kind]
}

/** Whether a read may be spent; when not, what is stored has to do. */
export const mayRead = (broker: Broker): Promise<boolean> => fits(broker, 'read')

/** Throws `rate_limited` when this minute's share for creating payments and their tokens is used up. */
export async function spendOnCreating(broker: Broker, call: string): Promise<void> {
  if (!(await fits(broker, 'create'))) throw new PowensApiError('rate_limited', { call, retryAfter: window })
}
