import { createPaymentError, type AcceptedTerms } from '@powens-pay/core'
import type { IncomingRequest } from './IncomingRequest.ts'
import { readJsonBody } from './readJsonBody.ts'

const longestText = 200

/** The body of `POST /payments/{id}/validation/begin`: `{ terms }`, `null` where there was nothing to accept. */
export async function readAcceptedTerms(request: IncomingRequest): Promise<AcceptedTerms | null> {
  const { terms } = await readJsonBody(request, ['terms'])
  if (terms === null) return null
  if (!isAcceptedTerms(terms))
    throw createPaymentError(
      'invalid_request',
      'terms is neither null nor { id, version, language }, of which each may be null.',
    )
  return { id: terms.id, version: terms.version, language: terms.language }
}

function isAcceptedTerms(value: unknown): value is AcceptedTerms {
  const { id, version, language, ...others } = Object(value) as Record<string, unknown>
  return (
    (id === null || Number.isSafeInteger(id)) &&
    isShortOrNull(version) &&
    isShortOrNull(language) &&
    Object.keys(others).length === 0
  )
}

const isShortOrNull = (value: unknown): boolean =>
  value === null || (typeof value === 'string' && value.length <= longestText)
