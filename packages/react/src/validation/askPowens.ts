import { PaymentError, type ValidationAccess } from '@powens-pay/core'

/** Asks Powens from the page; with `body` it posts. Rejects with a `PaymentError` that holds nothing of what was sent. */
export type AskPowens = <Answer extends object>(path: string, body?: object) => Promise<Answer>

/** Speaks to Powens as the holder of one payment's token. Nothing of it passes the merchant's server. */
export function askPowens({ apiUrl, token }: ValidationAccess): AskPowens {
  return async <Answer extends object>(path: string, body?: object) => {
    const response = await fetch(apiUrl + path, {
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
      headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
      credentials: 'omit',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
    }).catch(() => explain(apiUrl))
    const answer: unknown = await response.json().catch(() => null)
    if (!response.ok) throw refuse(response.status)
    if (typeof answer !== 'object' || answer === null) throw new PaymentError('powens_invalid_response')
    return answer as Answer
  }
}

/** A browser says the same of a server that is away and of one that does not allow the page. */
async function explain(apiUrl: string): Promise<never> {
  const isReached = await fetch(`${apiUrl}/publickey`, { mode: 'no-cors', credentials: 'omit' }).catch(
    () => null,
  )
  if (!isReached) throw new PaymentError('powens_unavailable')
  throw new PaymentError(
    'configuration_error',
    `Powens does not answer pages of ${location.origin}, so a payment cannot be validated in them. Add this origin to biapi.allowed_origins of your domain. Until then payers go on in Powens's webview.`,
  )
}

function refuse(status: number): PaymentError {
  if (status === 429) return new PaymentError('rate_limited', undefined, { status })
  return new PaymentError(status < 500 ? 'powens_error' : 'powens_unavailable', undefined, { status })
}
