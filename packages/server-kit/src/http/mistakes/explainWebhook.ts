import type { WebhookVerificationError } from '../../errors/WebhookVerificationError.ts'
import type { Mistake } from './Mistake.ts'

export const explainWebhook = ({ message, reason }: WebhookVerificationError): Mistake => ({
  code: 'invalid_signature',
  cause: `webhook ${reason}`,
  sentence: message,
})
