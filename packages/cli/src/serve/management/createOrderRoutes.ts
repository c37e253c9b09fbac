import { createPaymentError, isPaymentError, problemContentType, toProblem } from '@powens-pay/core'
import {
  forgetPayment,
  listUnpaidLines,
  resolvePayment,
  withdrawPayment,
  type PaymentHandler,
} from '@powens-pay/server-kit'
import * as z from 'zod'
import { describeError, type Log } from '../createLog.ts'
import { readBounded } from '../merchant/readBounded.ts'
import { orderQuerySchema, resolutionBodySchema } from './bodies.ts'

type OrderRoute = (handler: PaymentHandler, request: Request) => Promise<object | null>

const longestBody = 64 * 1024

const routes: Record<string, OrderRoute> = {
  'POST /orders/withdraw': async (handler, request) =>
    withdrawPayment(handler, await readJson(request, orderQuerySchema)),
  async 'POST /orders/forget'(handler, request) {
    await forgetPayment(handler, await readJson(request, orderQuerySchema))
    return null
  },
  async 'GET /orders/unpaid-lines'(handler, request) {
    const query = Object.fromEntries(new URL(request.url).searchParams)
    return { lines: await listUnpaidLines(handler, check(query, orderQuerySchema)) }
  },
  async 'POST /payments/resolve'(handler, request) {
    return { payment: await resolvePayment(handler, await readJson(request, resolutionBodySchema)) }
  },
}

/** The operator's routes about an order or a payment. Gives `null` for every other address. */
export function createOrderRoutes(handler: PaymentHandler, log: Log) {
  return async (request: Request): Promise<Response | null> => {
    const route = routes[`${request.method} ${new URL(request.url).pathname}`]
    if (!route) return null
    try {
      const answer = await route(handler, request)
      return answer === null ? new Response(null, { status: 204 }) : Response.json(answer)
    } catch (error) {
      if (!isPaymentError(error)) log('error', 'error', describeError(error))
      const problem = toProblem(isPaymentError(error) ? error : createPaymentError('internal_error'))
      const headers = { 'content-type': problemContentType }
      return Response.json(problem, { status: problem.status, headers })
    }
  }
}

/** Only JSON: a form of another site can send text or form bodies, and never this type. */
async function readJson<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  const [type] = (request.headers.get('content-type') ?? '').split(';')
  if (type?.trim().toLowerCase() !== 'application/json') throw createPaymentError('unsupported_media_type')
  const text = await readBounded(new Response(request.body), longestBody)
  if (text === null) throw createPaymentError('body_too_large')
  return check(parse(text), schema)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw createPaymentError('invalid_request', 'The body is not JSON.')
  }
}

function check<T>(value: unknown, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const places = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the body'}: ${message}`)
  throw createPaymentError('invalid_request', `Nothing was changed (${places.join('; ')}).`)
}
