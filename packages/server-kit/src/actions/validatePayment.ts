import type { AccountRequest, Payment } from '@powens-pay/core'
import type { Powens } from '../powens/Powens.ts'
import { updatePayment } from '../powens/updatePayment.ts'
import { encryptFields } from './encryptFields.ts'
import type { ValidationStepParameters } from './resumePayment.ts'

export interface ValidatePaymentParameters extends ValidationStepParameters {
  /** Where the payer comes back to after each redirect; may have a query, but nothing that is used once. */
  webviewUrl: string
  connectorUuid?: string | undefined
  /** @default 'webauth' */
  validateMechanism?: string | undefined
  /** The bank's own fields, in clear text; they are encrypted before they leave. */
  fields?: Readonly<Record<string, string>> | undefined
  payer?: AccountRequest | undefined
  /** Acknowledges at once; otherwise the validation is deferred. */
  validated?: boolean | undefined
}

/**
 * Starts the validation on an own page instead of Powens's webview, which needs Powens's authorisation.
 * (docs/powens.md#paymentvalidaterequest)
 */
export async function validatePayment(
  powens: Powens,
  parameters: ValidatePaymentParameters,
): Promise<Payment> {
  const {
    paymentId,
    webviewUrl,
    connectorUuid,
    validateMechanism = 'webauth',
    fields,
    payer,
    validated,
    ...options
  } = parameters
  const body = {
    connector_uuid: connectorUuid,
    validate_mechanism: validateMechanism,
    fields:
      fields && (await encryptFields(powens, { fields, signal: options.signal, timeout: options.timeout })),
    payer,
    webview_url: webviewUrl,
    validated,
  }
  return updatePayment(powens, paymentId, body, options)
}
