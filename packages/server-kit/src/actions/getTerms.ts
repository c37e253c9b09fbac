import type { Powens } from '../powens/Powens.ts'
import { readObject } from '../powens/Reader.ts'
import { request, type ActionOptions } from '../powens/request.ts'

export interface Terms extends Record<string, unknown> {
  terms?: { id?: number | undefined } | undefined
  /** The text to show. */
  content?: string | undefined
  language?: string | undefined
}

/** The text of the terms to show a payer. (docs/powens.md#terms) */
export const getTerms = (powens: Powens, options: ActionOptions = {}): Promise<Terms> =>
  request(powens, { method: 'GET', path: '/terms', retries: 'transient', ...options }, readObject<Terms>)
