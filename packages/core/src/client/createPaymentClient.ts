import {
  isCancelledPayment,
  isConnectorList,
  isCreatedPayment,
  isFoundPayment,
  isHandoff,
  isReadPayment,
  isResumedPayment,
} from '../contract/guards.ts'
import { defaultBasePath, idempotencyKeyHeader, paymentKeyHeader } from '../contract/routes.ts'
import { PaymentError } from '../errors/PaymentError.ts'
import type { CallOptions, PaymentClient, PaymentReference } from './PaymentClient.ts'
import { readProblem } from './readProblem.ts'

export interface PaymentClientOptions {
  /** Where the handler is mounted: a path of this site, or an address of a sibling site. @default '/api/powens' */
  basePath?: string | undefined
  /** What sends the requests; a handler itself will do. @default the global fetch */
  fetch?: ((request: Request) => Promise<Response>) | undefined
  /** Added to each request, asked anew each time when it is a function. */
  headers?: Record<string, string> | (() => Record<string, string>) | undefined
}

/**
 * Speaks to a merchant's backend over fetch.
 *
 * Its methods reject with a `PaymentError`: the code of the problem the server answered, `network_error` when it could
 * not be reached, `invalid_response` when it answered with something else. An aborted call rejects with the signal's
 * reason.
 */
export function createPaymentClient(options: PaymentClientOptions = {}): PaymentClient {
  async function request(path: string, init?: RequestInit): Promise<Response> {
    const { basePath = defaultBasePath, headers } = options
    try {
      // The host only matters where there is no page, and a handler stands in for fetch.
      const url = new URL(basePath + path, globalThis.location?.href ?? 'http://localhost')
      const request = new Request(url, { credentials: 'include', ...init })
      for (const [name, value] of Object.entries((typeof headers === 'function' ? headers() : headers) ?? {}))
        request.headers.set(name, value)
      return await (options.fetch ?? fetch)(request)
    } catch (cause) {
      init?.signal?.throwIfAborted()
      throw new PaymentError('network_error', "The shop's server could not be reached.", { cause })
    }
  }

  async function call<Answer>(
    isAnswer: (value: unknown) => value is Answer,
    path: string,
    { signal }: CallOptions = {},
    body?: object,
    headers?: Record<string, string>,
  ): Promise<Answer> {
    const response = await request(path, {
      signal: signal ?? null,
      ...(body
        ? {
            method: 'POST',
            body: JSON.stringify(body),
            headers: { 'content-type': 'application/json', ...headers },
          }
        : { headers: headers ?? {} }),
    })
    if (!response.ok) throw await readProblem(response)
    const answer: unknown = await response.json().catch(() => {})
    if (isAnswer(answer)) return answer
    signal?.throwIfAborted()
    throw new PaymentError('invalid_response', `${path} answered with something unexpected.`, {
      status: response.status,
    })
  }

  const callPayment =
    <Answer>(isAnswer: (value: unknown) => value is Answer, path: string, body?: object) =>
    ({ paymentId, paymentKey }: PaymentReference, options?: CallOptions) =>
      call(isAnswer, `/payments/${paymentId}${path}`, options, body, { [paymentKeyHeader]: paymentKey })
  const getPayment = callPayment(isReadPayment, '')

  return {
    createPayment: ({ input, connectorUuid, idempotencyKey }, options) =>
      call(
        isCreatedPayment,
        '/payments',
        options,
        { input, connectorUuid },
        idempotencyKey ? { [idempotencyKeyHeader]: idempotencyKey } : {},
      ),
    findPayment: ({ input }, options) => call(isFoundPayment, '/payments/find', options, { input }),
    getPayment: async (reference, options) => (await getPayment(reference, options)).payment,
    resumePayment: callPayment(isResumedPayment, '/resume', {}),
    cancelPayment: callPayment(isCancelledPayment, '/cancel', {}),
    createHandoff: callPayment(isHandoff, '/handoff', {}),
    listConnectors: async ({ input }, options) =>
      (await call(isConnectorList, '/connectors', options, { input })).connectors,
    request,
  }
}
