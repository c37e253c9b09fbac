import { PaymentError } from '@powens-pay/core'
import { randomId, toUtf8 } from '../internal/bytes.ts'
import { requirePositive } from '../internal/requirePositive.ts'
import type { Emit } from '../telemetry/createEmit.ts'
import { mostWebhookBytes } from '../webhooks/mostWebhookBytes.ts'
import { requireWebhookSecrets } from '../webhooks/requireWebhookSecrets.ts'
import type { PaymentHandlerOptions } from './options.ts'
import type { Settings } from './Settings.ts'

const shortestSecret = 32

/** The secrets that keys are derived from, newest first. */
export function chooseSecrets(
  given: PaymentHandlerOptions['secrets'],
  isProduction: boolean,
  emit: Emit,
): readonly string[] {
  if (given !== undefined && !Array.isArray(given)) throw misuse('secrets that are no list')
  const secrets = (given ?? []).map((text) => String(text ?? '').trim())
  const isShort = secrets.some((text) => toUtf8(text).length < shortestSecret)
  if (secrets.length > 0 && !isShort) return secrets
  if (secrets.length > 0 || isProduction) {
    throw misuse(isShort ? `a secret of less than ${shortestSecret} bytes` : 'no secret')
  }
  emit({ type: 'configuration.notice', message: 'A secret was made up; payment keys end with this process.' })
  return [randomId() + randomId()]
}

const misuse = (what: string): PaymentError =>
  new PaymentError(
    'configuration_error',
    `createPaymentHandler got ${what}, so payment keys could be forged. Make one with \`openssl rand -base64 32\`, keep it out ` +
      'of the repository, and pass it in the list secrets.',
  )

/** How webhooks are verified; `null` when they are not wanted. */
export function chooseWebhook({ webhook }: PaymentHandlerOptions): Settings['webhook'] {
  if (!webhook) return null
  const { maxBodyBytes = mostWebhookBytes } = webhook
  return {
    secrets: requireWebhookSecrets('webhook.secrets', webhook.secrets),
    maxBodyBytes: requirePositive('webhook.maxBodyBytes', maxBodyBytes),
  }
}
