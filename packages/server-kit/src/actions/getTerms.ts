import type { TermsContent } from '@powens-pay/core'
import type { Powens } from '../powens/Powens.ts'
import { readObject } from '../powens/Reader.ts'
import { request, type ActionOptions } from '../powens/request.ts'

/** The text of the terms to show a payer. (docs/powens.md#terms) */
export const getTerms = (powens: Powens, options: ActionOptions = {}): Promise<TermsContent> =>
  request(powens, { method: 'GET', path: '/terms', retries: 'transient', ...options }, readTerms)

function readTerms(answer: unknown): TermsContent | null {
  const terms = readObject<TermsContent>(answer)
  return typeof terms?.content === 'string' ? terms : null
}
