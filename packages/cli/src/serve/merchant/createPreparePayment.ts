import { randomUUID } from 'node:crypto'
import { PaymentRefusedError, type PreparedPayment, type PreparePaymentContext } from '@powens-pay/server-kit'
import type { createMerchantCall } from './createMerchantCall.ts'
import { MerchantCallError } from './MerchantCallError.ts'
import { pickHeaders, type HeaderAllowList } from './pickHeaders.ts'
import { preparedPaymentSchema, refusalSchema } from './preparedPaymentSchema.ts'

export interface PreparePaymentOptions {
  url: string
  call: ReturnType<typeof createMerchantCall>
  forward: HeaderAllowList
}

/** How a backend refuses: as if the order did not exist, or by admitting that it does. */
const refusals: Record<number, 'order_not_found' | 'payment_refused'> = {
  401: 'order_not_found',
  404: 'order_not_found',
  403: 'payment_refused',
  409: 'payment_refused',
  422: 'payment_refused',
}

/** Asks the merchant's backend whether this caller may pay, and how much. */
export function createPreparePayment(options: PreparePaymentOptions) {
  return async ({ input, request, connectorUuid }: PreparePaymentContext): Promise<PreparedPayment> => {
    const { status, text } = await options.call({
      name: 'prepare',
      url: options.url,
      id: `prepare_${randomUUID()}`,
      headers: pickHeaders(request, options.forward),
      body: { type: 'payment.prepare', data: { input, connectorUuid: connectorUuid ?? null } },
    })
    const code = refusals[status]
    const answer = parseJson(text)
    if (code) {
      const refusal = refusalSchema.safeParse(answer)
      throw new PaymentRefusedError(code, refusal.success ? refusal.data.message : undefined)
    }
    if (status !== 200)
      throw new MerchantCallError(
        `Your backend answered the prepare call with ${status}, so there is no payment. ` +
          'Answer 200 with a payment request, 404 for an unknown order, or 403 to refuse.',
        { status },
      )
    const prepared = preparedPaymentSchema.safeParse(answer)
    if (prepared.success) return prepared.data as unknown as PreparedPayment

    const places = prepared.error.issues.map(
      ({ path, message }) => `${path.join('.') || 'the body'}: ${message}`,
    )
    throw new MerchantCallError(
      `Your backend answered the prepare call with 200 but not with a payment (${places.join('; ')}). ` +
        'Answer {"orderId": "…", "request": {"instructions": […]}}.',
      { status },
    )
  }
}

function parseJson(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}
