import { PaymentError } from '../errors/PaymentError.ts'
import type { CallOptions, PaymentClient } from './PaymentClient.ts'
import { readProblem } from './readProblem.ts'

/**
 * Asks a route for an answer of the shape it promises; with a body it is posted.
 *
 * Rejects with a `PaymentError`: the code of the problem the server answered, `network_error` when it could not be
 * reached, `invalid_response` when it answered with something else. An aborted call rejects with the signal's reason.
 */
export async function callRoute<Answer>(
  client: PaymentClient,
  isAnswer: (value: unknown) => value is Answer,
  path: string,
  { signal }: CallOptions = {},
  body?: object,
  headers?: Record<string, string>,
): Promise<Answer> {
  let response: Response | undefined
  let answer: unknown
  try {
    response = await client.request(path, {
      signal: signal ?? null,
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
      headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
    })
    answer = await response.json()
  } catch (cause) {
    signal?.throwIfAborted()
    if (!response)
      throw new PaymentError('network_error', "The shop's server could not be reached.", { cause })
  }
  if (response.ok && isAnswer(answer)) return answer
  throw readProblem(response, answer)
}
