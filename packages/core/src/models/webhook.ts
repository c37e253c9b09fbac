import * as z from 'zod'
import { paymentSchema } from './payment.ts'

/**
 * The body of a webhook: the payment, and the id of this delivery to recognise a repeat by.
 * (docs/powens.md#webhook-body)
 */
export const webhookPayloadSchema = paymentSchema.extend({ id_webhook_data: z.int().nullish() })
export type WebhookPayload = z.infer<typeof webhookPayloadSchema>
