import { PaymentError, type PaymentRequest } from '@powens-pay/core'

let models: Promise<typeof import('@powens-pay/core/models')> | undefined

/**
 * A payment request as it will be sent, or a sentence for each thing that is wrong with it.
 *
 * The schemas are loaded at the first payment: a cold start that only reads or verifies does without them.
 */
export async function checkPaymentRequest(body: PaymentRequest): Promise<Record<string, unknown>> {
  models ??= import('@powens-pay/core/models')
  const { paymentRequestSchema } = await models
  const result = paymentRequestSchema.safeParse(body)
  if (result.success) return result.data
  throw new PaymentError(
    'configuration_error',
    `The payment request would be refused by Powens. ${result.error.issues.map(describe).join(' ')}`,
  )
}

/** The sentence of an issue, which begins with the field's name, behind where the field is. */
function describe({ code, path, message }: { code: string; path: PropertyKey[]; message: string }): string {
  const isNamed = path.length > 0 && message.startsWith(`${String(path.at(-1))}: `)
  const place = isNamed ? path.slice(0, -1) : path
  if (isNamed || code === 'unrecognized_keys') return [...place, message].map(String).join('.')
  return place.length > 0 ? `${place.map(String).join('.')}: ${message}` : message
}
