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
  const init = {
    signal: signal ?? null,
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
    headers: { 'content-type': 'application/json', ...headers },
  }
  let response: Response
  try {
    response = await client.request(path, init)
  } catch (cause) {
    signal?.throwIfAborted()
    throw new PaymentError('network_error', 'The server was not reached.', { cause })
  }
  const answer: unknown = await response.json().catch(() => signal?.throwIfAborted())
  if (response.ok && isAnswer(answer)) return answer
  throw readProblem(response, answer)
}
