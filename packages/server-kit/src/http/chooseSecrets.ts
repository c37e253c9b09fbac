import { PaymentError } from '@powens-pay/core'
import { randomId, toUtf8 } from '../internal/bytes.ts'
import type { Emit } from '../telemetry/createEmit.ts'
import type { PaymentHandlerOptions } from './options.ts'

const shortestSecret = 32

/** The secrets that keys are derived from, newest first. */
export function chooseSecrets(
  secret: string | readonly string[] | undefined,
  isProduction: boolean,
  emit: Emit,
): readonly string[] {
  const secrets = (typeof secret === 'string' ? [secret] : (secret ?? [])).map((text) =>
    String(text ?? '').trim(),
  )
  const isShort = secrets.some((text) => toUtf8(text).length < shortestSecret)
  if (secrets.length > 0 && !isShort) return secrets
  if (secrets.length > 0 || isProduction) {
    throw new PaymentError(
      'configuration_error',
      `createPaymentHandler got ${isShort ? `a secret of less than ${shortestSecret} bytes` : 'no secret'}, so payment keys ` +
        'could be forged. Make one with `openssl rand -base64 32`, keep it out of the repository, and pass it as secret.',
    )
  }
  emit({ type: 'configuration.notice', message: 'A secret was made up; payment keys end with this process.' })
  return [randomId() + randomId()]
}

/** The secrets of the webhook, newest first; none when webhooks are not wanted. */
export function checkWebhookSecrets({ webhook }: PaymentHandlerOptions): readonly string[] {
  if (!webhook) return []
  const secrets = webhook.secrets.map((secret) => String(secret ?? '').trim())
  if (secrets.length > 0 && secrets.every(Boolean)) return secrets
  throw new PaymentError(
    'configuration_error',
    'webhook.secrets is empty, so anybody could report an order as paid. Pass the secret_key of the HMAC provider, or ' +
      'leave webhook out.',
  )
}
