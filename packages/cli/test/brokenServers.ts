import { paymentStates } from '@powens-pay/core'
import { signWebhook, type PaymentChange, type PaymentHandler } from '@powens-pay/server-kit'
import type { Subject } from '../src/conformance/Subject.ts'
import type { Delivery } from './createReferenceSubject.ts'

type Fetch = Subject['fetch']
/** Turns the real handler into one that breaks a single rule. */
type Break = (
  handler: PaymentHandler,
  sandbox: Subject['sandbox'],
  webhookSecret: string,
  delivery: Delivery,
) => Fetch

const pathOf = (request: Request): string => new URL(request.url).pathname.replace('/api/powens', '')
const isCreate = (request: Request): boolean => request.method === 'POST' && pathOf(request) === '/payments'
const isRead = (request: Request): boolean =>
  request.method === 'GET' && /^\/payments\/\d+$/.test(pathOf(request))
const isWebhook = (request: Request): boolean => request.method === 'POST' && pathOf(request) === '/webhooks'
const isCallback = (request: Request): boolean => pathOf(request) === '/callback'
const isGo = (request: Request): boolean => pathOf(request).startsWith('/go/')
const isCancel = (request: Request): boolean => pathOf(request).endsWith('/cancel')

interface Body {
  input?: unknown
  id?: number
  id_webhook_data?: number
  state?: string
  amount?: unknown
  client_state?: string | null
  error_code?: string | null
  error_description?: string | null
  instructions?: { amount?: unknown }[]
}
async function bodyOf(request: Request): Promise<Body> {
  try {
    return JSON.parse(await request.clone().text()) as Body
  } catch {
    return {}
  }
}
const withBody = (request: Request, body: unknown): Request => {
  const { url, method, headers } = request
  return new Request(url, { method, headers, body: JSON.stringify(body) })
}
const withStatus = ({ body, headers }: Response, status: number): Response =>
  new Response(body, { status, headers })
const withHeaders = (response: Response, change: (headers: Headers) => void): Response => {
  const headers = new Headers(response.headers)
  change(headers)
  return new Response(response.body, { status: response.status, headers })
}
async function withJson(
  response: Response,
  change: (value: Record<string, unknown>) => unknown,
): Promise<Response> {
  if (!response.headers.get('content-type')?.includes('json')) return response
  const value = (await response.clone().json()) as Record<string, unknown> | null
  return new Response(JSON.stringify(value === null ? null : change(value)), {
    status: response.status,
    headers: response.headers,
  })
}

/** Changes the answers to some requests. */
const answering =
  (
    isMeant: (request: Request) => boolean,
    change: (response: Response, body: Body, request: Request) => Response | Promise<Response>,
  ): Break =>
  (handler) =>
  async (request) => {
    const body = await bodyOf(request)
    const response = await handler(request.clone())
    return isMeant(request) ? change(response, body, request) : response
  }

/** Changes some requests before they arrive. */
const asking =
  (
    isMeant: (request: Request) => boolean,
    change: (request: Request, body: Body) => Request | Promise<Request>,
  ): Break =>
  (handler) =>
  async (request) =>
    handler(isMeant(request) ? await change(request, await bodyOf(request)) : request)

const paymentChanged = (change: (payment: Record<string, unknown>) => object): Break =>
  answering(isRead, (response) =>
    withJson(response, (value) =>
      value['payment'] ? { ...value, payment: change(value['payment'] as Record<string, unknown>) } : value,
    ),
  )

/** Sends other changes to the merchant. */
const sending =
  (change: (send: Delivery['send']) => Delivery['send']): Break =>
  (handler, _, __, delivery) => {
    delivery.send = change(delivery.send)
    return handler
  }

const newOrder = (): object => ({ input: { orderId: `mine-too-${Math.random()}` } })

const resign =
  (isMeant: (age: number) => boolean): Break =>
  (handler, sandbox, secret) =>
  async (request) => {
    const dated = Date.parse(request.headers.get('bi-signature-date') ?? '')
    if (!isWebhook(request) || !isMeant(sandbox.clock.wall() - dated)) return handler(request)
    const body = new Uint8Array(await request.arrayBuffer())
    const date = new Date(sandbox.clock.wall()).toISOString()
    const signature = await signWebhook({ secret, url: request.url, body, date })
    return handler(new Request(request.url, { method: 'POST', body, headers: signature }))
  }

async function signedAgain(request: Request, changed: Body, secret: string): Promise<Request> {
  const body = JSON.stringify(changed)
  const date = request.headers.get('bi-signature-date') ?? ''
  const signature = await signWebhook({ secret, url: request.url, body, date })
  return new Request(request.url, { method: 'POST', body, headers: signature })
}

/** Answers an order anew otherwise, once a webhook has said something of its payment. Hands over its first answer. */
const afterWebhook =
  (isMeant: (said: Body) => boolean, change: (response: Response, first: string) => Response): Break =>
  (handler) => {
    const first = new Map<string, string>()
    const orders = new Map<number, string>()
    const marked = new Set<string>()
    return async (request) => {
      const body = await bodyOf(request)
      const order = orders.get(body.id ?? 0)
      if (isWebhook(request) && order !== undefined && isMeant(body)) marked.add(order)
      const response = await handler(request)
      if (!isCreate(request)) return response
      const input = JSON.stringify(body.input)
      if (marked.has(input)) return change(response, first.get(input) ?? '')
      const text = await response.clone().text()
      if (response.status === 201) {
        first.set(input, text)
        orders.set((JSON.parse(text) as { payment: { id: number } }).payment.id, input)
      }
      return response
    }
  }

/** For every rule a server that breaks it, and keeps all the others. */
export const brokenServers: Record<string, Break> = {
  create: answering(isCreate, (response) => (response.status === 201 ? withStatus(response, 200) : response)),
  'create-without-token': answering(isCreate, (response) =>
    withJson(response, (value) => ({
      ...value,
      ...('redirectUrl' in value && { redirectUrl: `${String(value['redirectUrl'])}?code=token` }),
    })),
  ),
  'create-again': (handler) => {
    const made = new Map<string, number>()
    return async (request) => {
      const input = JSON.stringify((await bodyOf(request)).input)
      const known = made.get(input)
      const response = await handler(request.clone())
      if (!isCreate(request) || response.status !== 201) return response
      const { payment } = (await response.clone().json()) as { payment: { id: number } }
      if (known === payment.id) return handler(withBody(request, newOrder()))
      made.set(input, payment.id)
      return response
    }
  },
  'create-at-once': (handler) => {
    const underWay = new Set<string>()
    return async (request) => {
      if (!isCreate(request)) return handler(request)
      const input = JSON.stringify((await bodyOf(request)).input)
      if (underWay.has(input)) return handler(withBody(request, newOrder()))
      underWay.add(input)
      try {
        return await handler(request)
      } finally {
        underWay.delete(input)
      }
    }
  },
  'create-foreign': answering(isCreate, (response) =>
    response.status === 404 ? withJson(response, (value) => ({ ...value, paymentKey: 'a key' })) : response,
  ),
  'create-amount': asking(isCreate, (request, { amount, ...rest }) =>
    amount === undefined ? request : withBody(request, rest),
  ),
  'create-paid': answering(isCreate, async (response) => {
    const { code } = (await response.clone().json()) as { code?: string }
    return code === 'order_already_paid' ? withStatus(response, 403) : response
  }),
  'create-idempotency': asking(isCreate, (request) => {
    const headers = new Headers(request.headers)
    headers.delete('idempotency-key')
    return new Request(request, { headers })
  }),
  'create-cookie': answering(isCreate, (response) =>
    withHeaders(response, (headers) => {
      const cookie = headers.get('set-cookie')
      if (cookie !== null) headers.set('set-cookie', cookie.replace('; HttpOnly', ''))
    }),
  ),
  find: (handler) => async (request) => {
    if (pathOf(request) === '/payments/find')
      await handler(new Request(request.url.replace('/find', ''), request.clone()))
    const response = await handler(request)
    return pathOf(request) === '/payments/find' ? Response.json(null, { status: response.status }) : response
  },
  'create-after-failure': afterWebhook(
    ({ error_code }) => error_code === 'insufficientFunds',
    ({ headers }, first) => new Response(first, { status: 201, headers }),
  ),
  'create-mismatch': afterWebhook(
    ({ state, instructions }) => state === 'done' && JSON.stringify(instructions).includes('"0.01"'),
    (response) => withStatus(response, 403),
  ),
  'create-expired': afterWebhook(
    ({ state }) => state === 'expired',
    (response) => withStatus(response, 403),
  ),
  'go-settled': (handler, sandbox) => async (request) => {
    const response = await handler(request)
    const isReturn = response.headers.get('location')?.startsWith('https://shop.example/') ?? false
    return isGo(request) && isReturn
      ? withHeaders(response, (headers) => headers.set('location', sandbox.webviewUrl))
      : response
  },
  read: paymentChanged((payment) => ({ ...payment, orderId: undefined })),
  'read-outcome': paymentChanged((payment) => ({ ...payment, revision: 0 })),
  'read-private': paymentChanged((payment) => ({ ...payment, beneficiary: 'FR1420041010050500013M02606' })),
  'read-without-key': answering(isRead, (response, _, request) =>
    request.headers.has('powens-payment-key') ? response : withStatus(response, 404),
  ),
  'read-other-payment': (handler) => {
    const ids = new Map<string, string>()
    return async (request) => {
      const response = await handler(request)
      if (isCreate(request) && response.status === 201) {
        const { payment, paymentKey } = (await response.clone().json()) as {
          payment: { id: number }
          paymentKey: string
        }
        ids.set(paymentKey, String(payment.id))
      }
      const owner = ids.get(request.headers.get('powens-payment-key') ?? '')
      const isOther = isRead(request) && owner !== undefined && !pathOf(request).endsWith(`/${owner}`)
      return isOther ? withStatus(response, 200) : response
    }
  },
  'cancel-needs-cookie': (handler) => {
    const cookies = new Map<string, string>()
    return async (request) => {
      if (isCancel(request)) {
        const headers = new Headers(request.headers)
        headers.set('cookie', cookies.get(headers.get('powens-payment-key') ?? '') ?? '')
        return handler(new Request(request, { headers }))
      }
      const response = await handler(request)
      if (isCreate(request) && response.status === 201) {
        const { paymentKey } = (await response.clone().json()) as { paymentKey: string }
        cookies.set(paymentKey, response.headers.get('set-cookie') ?? request.headers.get('cookie') ?? '')
      }
      return response
    }
  },
  cancel: (handler) => async (request) => {
    if (!isCancel(request) || !request.headers.get('cookie')?.includes('powens')) return handler(request)
    const read = await handler(new Request(request.url.replace('/cancel', ''), { headers: request.headers }))
    return withJson(read, (value) => ({ ...value, redirectUrl: null }))
  },
  go: answering(isGo, (response) =>
    withHeaders(response, (headers) => {
      const location = headers.get('location')
      if (location !== null) headers.set('location', location.replace(/payment_id=\d+/, 'payment_id=1'))
    }),
  ),
  'go-referrer': answering(isGo, (response) =>
    withHeaders(response, (headers) => headers.delete('referrer-policy')),
  ),
  'go-prefetch': asking(
    isGo,
    (request) => new Request(request.url, { headers: { 'sec-fetch-mode': 'navigate' } }),
  ),
  callback: answering(isCallback, (response) =>
    withHeaders(response, (headers) => {
      const location = headers.get('location') ?? ''
      headers.set('location', location.replace(/(#powens-payment-\d+)-.*/, '$1'))
    }),
  ),
  'callback-claim': (handler) => {
    const claimed = new Set<string>()
    return async (request) => {
      const response = await handler(request)
      const { searchParams } = new URL(request.url)
      const isProved = response.headers.get('location')?.includes('#powens-payment-') ?? false
      if (isCallback(request) && isProved && searchParams.get('payment_state') === 'done')
        claimed.add(`/payments/${searchParams.get('id_payment')}`)
      if (!isRead(request) || !claimed.has(pathOf(request))) return response
      return withJson(response, (value) => ({ payment: { ...(value['payment'] as object), state: 'done' } }))
    }
  },
  'callback-forged-state': answering(isCallback, (response) =>
    withHeaders(response, (headers) => {
      headers.set('location', (headers.get('location') ?? '').replace('invalid_state', 'not_found'))
    }),
  ),
  'callback-other-payment': answering(isCallback, (response, _, request) => {
    const { searchParams } = new URL(request.url)
    const state = searchParams.get('state') ?? ''
    const isForged = state.length < 100 || /(?:AAAA|BBBB)$/.test(state)
    return withHeaders(response, (headers) => {
      const shown = `powens-payment-${searchParams.get('id_payment')}-${state}`
      if (!isForged)
        headers.set('location', (headers.get('location') ?? '').replace('powens-error-invalid_state', shown))
    })
  }),
  'callback-replay': (handler) => {
    const seen = new Set<string>()
    return async (request) => {
      const isAgain = isCallback(request) && seen.has(request.url)
      seen.add(request.url)
      return handler(
        isAgain ? new Request(request.url.replace(/state=[^&]*/, 'state=spent'), request) : request,
      )
    }
  },
  webhook: answering(isWebhook, (response) => (response.status === 204 ? Response.json({}) : response)),
  'webhook-forged': answering(isWebhook, (response, { state }) =>
    response.status === 401 && state === 'done' ? new Response(null, { status: 204 }) : response,
  ),
  'webhook-other-path': answering(isWebhook, (response, { state }) =>
    response.status === 401 && state !== 'done' ? new Response(null, { status: 204 }) : response,
  ),
  'webhook-old-date': resign((age) => age > 300_000),
  'webhook-future-date': resign((age) => age < -300_000),
  'webhook-duplicate': (handler) => {
    const seen = new Set<number | undefined>([undefined])
    return async (request) => {
      const { id_webhook_data: delivery } = await bodyOf(request)
      const isRepeat = isWebhook(request) && delivery !== undefined && seen.has(delivery)
      if (isWebhook(request)) seen.add(delivery)
      return isRepeat ? new Response(null, { status: 409 }) : handler(request)
    }
  },
  'webhook-reorder': (handler) => {
    const late = new Set<string>()
    return async (request) => {
      const { state, id } = isWebhook(request) ? await bodyOf(request) : {}
      if (state === 'pending') late.add(`/payments/${id}`)
      const response = await handler(request)
      if (!isRead(request) || !late.has(pathOf(request))) return response
      return withJson(response, (value) => ({
        payment: { ...(value['payment'] as object), state: 'pending' },
      }))
    }
  },
  'webhook-gzip': answering(isWebhook, (response, _, request) =>
    request.headers.has('content-encoding') ? new Response(null, { status: 415 }) : response,
  ),
  'webhook-unknown-payment': answering(isWebhook, (response, { id }) =>
    id === 987_654_321 ? new Response(null, { status: 404 }) : response,
  ),
  'webhook-unknown-state': paymentChanged((payment) => ({
    ...payment,
    state: paymentStates.some((state) => state === payment['state']) ? payment['state'] : 'unknown',
  })),
  'webhook-mismatch': paymentChanged((payment) => ({ ...payment, review: null })),
  'webhook-other-key': (handler, _, secret) => {
    const keys = new Map<number, string>()
    return async (request) => {
      const body = await bodyOf(request)
      const key = keys.get(body.id ?? 0)
      const isOther =
        isWebhook(request) && key !== undefined && body.client_state && body.client_state !== key
      if (isOther) return handler(await signedAgain(request, { ...body, client_state: key }, secret))
      const response = await handler(request)
      if (isCreate(request) && response.status === 201) {
        const { payment, paymentKey } = (await response.clone().json()) as {
          payment: { id: number }
          paymentKey: string
        }
        keys.set(payment.id, paymentKey)
      }
      return response
    }
  },
  'webhook-without-key': (handler) => async (request) =>
    isWebhook(request) && (await bodyOf(request)).client_state === null
      ? new Response(null, { status: 204 })
      : handler(request),
  'webhook-incomplete': (handler) => {
    const incomplete = new Set<string>()
    return async (request) => {
      const { id, instructions } = isWebhook(request) ? await bodyOf(request) : {}
      if (instructions?.some(({ amount }) => !['string', 'number'].includes(typeof amount)))
        incomplete.add(`/payments/${id}`)
      const response = await handler(request)
      if (!isRead(request) || !incomplete.has(pathOf(request))) return response
      return withJson(response, (value) => ({
        payment: { ...(value['payment'] as object), review: 'payment_mismatch' },
      }))
    }
  },
  'webhook-other-event': answering(isWebhook, (response, body) =>
    'id_connection' in body ? new Response(null, { status: 400 }) : response,
  ),
  'webhook-large': answering(isWebhook, (response, body) =>
    JSON.stringify(body).length > 64 * 1024 ? new Response(null, { status: 413 }) : response,
  ),
  'webhook-free-text': (handler) => {
    const texts = new Map<string, string>()
    return async (request) => {
      const { id, error_description: text } = isWebhook(request) ? await bodyOf(request) : {}
      if (text) texts.set(`/payments/${id}`, text)
      const response = await handler(request)
      const shown = isRead(request) ? texts.get(pathOf(request)) : undefined
      if (shown === undefined) return response
      return withJson(response, (value) => ({
        payment: { ...(value['payment'] as object), error_description: shown },
      }))
    }
  },
  'callback-and-webhook': (handler) => {
    let callbacks = 0
    return async (request) => {
      if (isWebhook(request) && callbacks > 0) return new Response(null, { status: 500 })
      callbacks += isCallback(request) ? 1 : 0
      try {
        return await handler(request)
      } finally {
        callbacks -= isCallback(request) ? 1 : 0
      }
    }
  },
  told: sending((send) => (change) => {
    const outcome = { ...change.outcome, bucket: 'in_progress' } as PaymentChange['outcome']
    return send({ ...change, outcome })
  }),
  'told-once': sending((send) => async (change) => {
    await send(change)
    if (change.payment.state === 'done') await send({ ...change, changeId: `${change.changeId}-too` })
  }),
  'told-in-order': sending((send) => {
    const held = new Map<number, PaymentChange>()
    const refused = new Set<number>()
    return async (change) => {
      const { id, state } = change.payment
      // It keeps the rule about refusals, and reorders only what was accepted at once.
      if (state === 'pending' && !refused.has(id)) return void held.set(id, change)
      await send(change).catch((error: unknown) => {
        refused.add(id)
        throw error
      })
      const late = held.get(id)
      held.delete(id)
      if (late) await send(late)
    }
  }),
  'told-again': sending((send) => {
    const refused = new Set<string>()
    return async (change) => {
      const isAgain = refused.has(change.changeId)
      refused.add(change.changeId)
      await send(isAgain ? { ...change, changeId: `${change.changeId}-again` } : change)
      refused.delete(change.changeId)
    }
  }),
  'told-sequence': sending((send) => (change) => send({ ...change, sequence: 1 })),
  'told-aggregate': sending((send) => (change) => {
    const isPartial = change.payment.state === 'partial'
    return send({ ...change, aggregate: isPartial ? 'paid' : change.aggregate })
  }),
  'told-latest': sending((send) => (change) => send({ ...change, isLatest: true })),
  'told-duplicate': sending((send) => (change) => {
    const { duplicateOf, possibleDuplicateOf, ...rest } = change
    return send((duplicateOf ?? possibleDuplicateOf) ? rest : change)
  }),
  'body-size': answering(isCreate, (response) =>
    response.status === 413 ? withStatus(response, 400) : response,
  ),
  'body-depth': answering(isCreate, (response, { input }) =>
    Array.isArray(input) && response.status === 400 ? withStatus(response, 500) : response,
  ),
  'body-broken': answering(isCreate, (response, { input }) =>
    input === undefined && response.status === 400 ? withStatus(response, 500) : response,
  ),
  'body-type': asking(isCreate, (request) => {
    const headers = new Headers(request.headers)
    headers.set('content-type', 'application/json')
    return new Request(request, { headers })
  }),
  method: answering(
    () => true,
    (response) => (response.status === 405 ? withStatus(response, 404) : response),
  ),
  path: answering(
    (request) => pathOf(request) === '/nothing-here',
    (response) => withStatus(response, 200),
  ),
  origin: asking(isCreate, (request) => {
    const headers = new Headers(request.headers)
    headers.delete('origin')
    headers.delete('sec-fetch-site')
    return new Request(request, { headers })
  }),
  problem: answering(isCreate, (response) =>
    response.status === 404
      ? withHeaders(response, (headers) => headers.set('content-type', 'application/json'))
      : response,
  ),
  'no-store': answering(
    () => true,
    (response) => withHeaders(response, (headers) => headers.delete('cache-control')),
  ),
}
