import { PaymentError } from '@powens-pay/core'

/**
 * The secrets of a webhook, trimmed, newest first.
 *
 * Throws `PaymentError('configuration_error')` unless there is one, and none is empty: anybody can sign with an empty secret.
 */
export function requireWebhookSecrets(option: string, secrets: readonly string[]): readonly string[] {
  const trimmed = Array.isArray(secrets) ? secrets.map((secret) => String(secret ?? '').trim()) : []
  if (trimmed.length > 0 && trimmed.every(Boolean)) return trimmed
  throw new PaymentError(
    'configuration_error',
    `${option} is empty, so anybody could report an order as paid. Pass the secret_key of the HMAC provider in a list; ` +
      'during a rotation pass both.',
  )
}
