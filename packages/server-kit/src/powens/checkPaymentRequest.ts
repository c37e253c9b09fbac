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
  const issues = result.error.issues.map(({ path, message }) => `${path.join('.') || 'request'}: ${message}`)
  throw new PaymentError(
    'configuration_error',
    `The payment request would be refused by Powens. ${issues.join(' ')}`,
  )
}
