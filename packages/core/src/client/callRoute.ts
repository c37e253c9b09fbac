import { toPaymentError } from '../errors/toPaymentError.ts'
import type { CallOptions, PaymentClient } from './PaymentClient.ts'
import { readProblem } from './readProblem.ts'

// What engines say about code that is wrong, by TypeErrors like those of a server that was not reached.
const mistake = /undefined|is not|URL/

/** One call of a route. */
export interface RouteCall<Answer> extends CallOptions {
  /** Below the base path, such as `/payments/42`. */
  path: string
  /** Recognises the answer that the route promises. */
  isAnswer: (value: unknown) => value is Answer
  /** Posted as JSON. Without it the route is read with GET. */
  body?: object | undefined
  headers?: Record<string, string> | undefined
}

/**
 * Calls a route and gives its answer.
 *
 * Rejects with a `PaymentError`. Its code is that of the server's problem document, `network_error` when the server could
 * not be reached, or `invalid_response` for any other answer. An aborted call rejects with the signal's reason. A mistake
 * in code, such as in what `headers` calls, has the code `configuration_error`.
 */
export async function callRoute<Answer>(
  client: PaymentClient,
  { path, isAnswer, body, headers, signal }: RouteCall<Answer>,
): Promise<Answer> {
  try {
    const response = await client.request(path, {
      signal: signal ?? null,
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
      headers: { 'content-type': 'application/json', ...headers },
    })
    // What is no JSON is no answer of ours. `null` is one.
    const answer: unknown = await response.json().catch(() => undefined)
    if (response.ok && isAnswer(answer)) return answer
    throw readProblem(response, answer)
  } catch (cause) {
    signal?.throwIfAborted()
    throw toPaymentError(cause, mistake.test(String(cause)) ? 'configuration_error' : 'network_error')
  }
}
