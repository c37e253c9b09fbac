import { isPaymentError } from '@powens-pay/core'
import { PowensApiError } from '../../errors/PowensApiError.ts'
import { WebhookVerificationError } from '../../errors/WebhookVerificationError.ts'
import type { RouteEntry } from '../createRoutes.ts'
import type { IncomingRequest } from '../IncomingRequest.ts'
import type { Settings } from '../Settings.ts'
import { explainApiError } from './explainApiError.ts'
import { explainOrigin } from './explainOrigin.ts'
import { explainPath } from './explainPath.ts'
import { explainWebhook } from './explainWebhook.ts'
import type { Mistake } from './Mistake.ts'

/** The mistake behind a refused request; `null` when it is nobody's, or not the developer's. */
export function explainFailure(
  error: unknown,
  request: IncomingRequest,
  settings: Settings,
  table: readonly RouteEntry[],
): Mistake | null {
  if (error instanceof PowensApiError) return explainApiError(error, settings.powens)
  if (error instanceof WebhookVerificationError) return explainWebhook(error)
  if (!isPaymentError(error)) return null
  const { code, message } = error
  if (code === 'forbidden_origin') return explainOrigin(request, settings)
  if (code === 'not_found') return explainPath(request, settings, table)
  if (code !== 'configuration_error') return null
  return { code: 'configuration_error', cause: message, sentence: message }
}
