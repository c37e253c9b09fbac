import { createServer } from 'node:http'
import { expect, onTestFinished, test, vi } from 'vitest'
import { toNodeHandler, type FetchHandler } from '../../src/adapters/node.ts'
import type { PaymentHandler } from '../../src/index.ts'
import { createShop, origin } from '../createShop.ts'
import { listen } from './Served.ts'

async function open(handler: FetchHandler) {
  const served = await listen(createServer(toNodeHandler(handler, { onError: () => undefined })))
  onTestFinished(served.close)
  return served
}

const json = { 'content-type': 'application/json' }
const post = (body: string, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { ...json, ...headers },
  body,
})

/** What a handler reads from a request, as JSON. */
async function ask(see: (request: Request) => unknown, body = '{"a":1}'): Promise<unknown> {
  const { fetch } = await open(async (request) => Response.json(await see(request)))
  const response = await fetch('/orders?a=1', post(body, { 'x-shop': 'one' }))
  return response.json()
}

test.each<[string, (request: Request) => Promise<unknown>]>([
  ['text', (request) => request.text()],
  ['json', async (request) => JSON.stringify(await request.json())],
  ['arrayBuffer', async (request) => new TextDecoder().decode(await request.arrayBuffer())],
  ['blob', async (request) => (await request.blob()).text()],
  ['clone', (request) => request.clone().text()],
  ['body', (request) => new Response(request.body).text()],
])('behavior: the body by %s', async (way, read) => {
  expect(await ask(async (request) => [await read(request), request.bodyUsed])).toEqual([
    '{"a":1}',
    // A clone leaves the request its own copy.
    way !== 'clone',
  ])
})

test('behavior: a body is read once', async () => {
  const seen = await ask(async (request) => {
    await request.text()
    const again = [request.text(), request.json(), request.arrayBuffer(), request.blob()]
    const settled = await Promise.allSettled(again)
    const clone = await Promise.resolve(request)
      .then((used) => used.clone())
      .then(
        () => 'fulfilled',
        (error: unknown) => (error as Error).name,
      )
    return [...settled.map(({ status }) => status), clone]
  })
  expect(seen).toEqual(['rejected', 'rejected', 'rejected', 'rejected', 'TypeError'])
})

test('behavior: a byte order mark is no part of a text', async () => {
  expect(await ask((request) => request.text(), '\ufeff{}')).toBe('{}')
})

test('behavior: GET has no body', async () => {
  const { fetch } = await open(async (request) => Response.json([request.body, await request.text()]))
  expect(await (await fetch('/')).json()).toEqual([null, ''])
})

test('behavior: a clone is a real Request, for whatever takes no other', async () => {
  const seen = await ask(async (request) => {
    const copy = new Request(request.clone())
    const other = new Request('https://shop.example/', request.clone())
    return [copy.url.slice(-11), copy.headers.get('x-shop'), await copy.json(), await other.json()]
  })
  expect(seen).toEqual(['/orders?a=1', 'one', { a: 1 }, { a: 1 }])
})

test('behavior: it is read as the init of another Request', async () => {
  const seen = await ask(async (request) => {
    const copy = new Request('https://shop.example/', { ...init(request), duplex: 'half' } as RequestInit)
    return [copy.method, copy.headers.get('x-shop'), await copy.json()]
  })
  expect(seen).toEqual(['POST', 'one', { a: 1 }])
})
const init = ({ method, headers, body, signal }: Request): RequestInit => ({ method, headers, body, signal })

test('behavior: the merchant’s functions get a real Request', async () => {
  const seen: unknown[] = []
  const look = (where: string, request: Request): void => {
    const copy = new Request(request)
    seen.push([where, copy.headers.get('x-customer'), new URL(copy.url).pathname])
  }
  const shop = createShop({
    handler: {
      rateLimitKey: (request) => {
        look('rateLimitKey', request)
        return 'ada'
      },
      authorize: ({ request }) => {
        look('authorize', request)
        return true
      },
      preparePayment: async (context) => {
        look('preparePayment', context.request)
        return createShop().handlerOptions.preparePayment(context)
      },
    },
  })
  const { fetch } = await open(shop.handler)
  const headers = { origin, 'x-customer': 'ada' }
  const created = await fetch('/api/powens/payments', post('{"input":{"orderId":"42"}}', headers))
  expect(created.status).toBe(201)
  const { payment, paymentKey } = (await created.json()) as { payment: { id: number }; paymentKey: string }
  const path = `/api/powens/payments/${payment.id}/cancel`
  await fetch(path, post('{}', { ...headers, 'powens-payment-key': paymentKey }))
  expect(seen).toEqual([
    ['rateLimitKey', 'ada', '/api/powens/payments'],
    ['preparePayment', 'ada', '/api/powens/payments'],
    ['authorize', 'ada', path],
  ])
})

type Wrap = (handler: PaymentHandler, guard: FetchHandler) => FetchHandler

test.each<[string, Wrap]>([
  ['a function', (_, guard) => guard],
  ['a function with the properties of the handler', (handler, guard) => Object.assign(guard, handler)],
  [
    'a function with all descriptors of the handler',
    (handler, guard) => {
      const { length: _, name: __, ...descriptors } = Object.getOwnPropertyDescriptors(handler)
      return Object.defineProperties(guard, descriptors)
    },
  ],
  ['a function that inherits from the handler', (handler, guard) => Object.setPrototypeOf(guard, handler)],
  [
    'a proxy',
    (handler, guard) => new Proxy(handler, { apply: (_, __, [request]) => guard(request as Request) }),
  ],
  ['a bound function', (_, guard) => guard.bind(null)],
])('behavior: %s around the payment handler is not passed by', async (_, wrap) => {
  const { handler } = createShop()
  const guard = async (request: Request) => {
    const response = await handler(request)
    response.headers.set('x-guarded', 'yes')
    return response
  }
  const { fetch } = await open(wrap(handler, guard))
  const { status, headers } = await fetch('/api/powens/nothing')
  expect([status, headers.get('x-guarded')]).toEqual([404, 'yes'])
})

test('behavior: the payment handler itself answers without a Response', async () => {
  const { handler } = createShop()
  const respond = vi.spyOn(globalThis, 'Response')
  const { fetch } = await open(handler)
  onTestFinished(() => respond.mockRestore())
  const made = respond.mock.calls.length
  const status = await fetch('/api/powens/nothing')
  // The client of this test makes one of its own.
  expect([status.status, respond.mock.calls.length - made]).toEqual([404, 1])
})
