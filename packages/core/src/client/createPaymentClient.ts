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
  headers?: HeadersInit | (() => HeadersInit) | undefined
}

/**
 * Speaks to a merchant's backend over fetch.
 *
 * Its methods reject with a `PaymentError`: the code of the problem the server answered, `network_error` when it could
 * not be reached, `invalid_response` when it answered with something else. An aborted call rejects with the signal's
 * reason.
 */
export function createPaymentClient(options: PaymentClientOptions = {}): PaymentClient {
  async function request(path: string, init: RequestInit = {}): Promise<Response> {
    // The host only matters where there is no page, and a handler stands in for fetch.
    const url = new URL(
      (options.basePath ?? defaultBasePath) + path,
      globalThis.location?.href ?? 'http://localhost',
    )
    const { headers = {} } = options
    const request = new Request(url, { credentials: 'include', ...init })
    new Headers(typeof headers === 'function' ? headers() : headers).forEach((value, name) =>
      request.headers.set(name, value),
    )
    try {
      return await (options.fetch ?? fetch)(request)
    } catch (cause) {
      if (init.signal?.aborted) throw cause
      throw new PaymentError('network_error', "The shop's server could not be reached.", { cause })
    }
  }

  async function call<Answer>(
    isAnswer: (value: unknown) => value is Answer,
    path: string,
    { signal }: CallOptions = {},
    headers: Record<string, string> = {},
    body?: object,
  ): Promise<Answer> {
    const response = await request(path, {
      method: body ? 'POST' : 'GET',
      headers: body ? { ...headers, 'content-type': 'application/json' } : headers,
      ...(body && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    })
    if (!response.ok) throw await readProblem(response)
    const answer: unknown = await response.json().catch((cause) => {
      if (signal?.aborted) throw cause
    })
    if (isAnswer(answer)) return answer
    throw new PaymentError('invalid_response', `${path} answered with something else than it should.`, {
      status: response.status,
    })
  }

  const callPayment = <Answer>(
    isAnswer: (value: unknown) => value is Answer,
    { paymentId, paymentKey }: PaymentReference,
    path: string,
    options?: CallOptions,
    body?: object,
  ) => call(isAnswer, `/payments/${paymentId}${path}`, options, { [paymentKeyHeader]: paymentKey }, body)

  return {
    createPayment: ({ input, connectorUuid, idempotencyKey }, options) =>
      call(
        isCreatedPayment,
        '/payments',
        options,
        idempotencyKey ? { [idempotencyKeyHeader]: idempotencyKey } : {},
        { input, connectorUuid },
      ),
    findPayment: ({ input }, options) => call(isFoundPayment, '/payments/find', options, {}, { input }),
    getPayment: async (reference, options) =>
      (await callPayment(isReadPayment, reference, '', options)).payment,
    resumePayment: (reference, options) => callPayment(isResumedPayment, reference, '/resume', options, {}),
    cancelPayment: (reference, options) => callPayment(isCancelledPayment, reference, '/cancel', options, {}),
    createHandoff: (reference, options) => callPayment(isHandoff, reference, '/handoff', options, {}),
    listConnectors: async ({ input }, options) =>
      (await call(isConnectorList, '/connectors', options, {}, { input })).connectors,
    request,
  }
}
