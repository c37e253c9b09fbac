import type { Powens } from '../powens/createPowens.ts'
import { readObject } from '../powens/readObject.ts'
import { request, type ActionOptions } from '../powens/request.ts'

export interface Terms extends Record<string, unknown> {
  terms?: { id?: number | undefined } | undefined
  /** The text to show. */
  content?: string | undefined
  language?: string | undefined
}

/** The text of the terms to show a payer. (reference: Own validation webview, step 4) */
export async function getTerms(powens: Powens, options: ActionOptions = {}): Promise<Terms> {
  const answer = await request(powens, { method: 'GET', path: '/terms', retries: 'transient', ...options })
  return readObject<Terms>(answer, 'GET /terms')
}
