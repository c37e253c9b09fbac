import type { Payment } from '@powens-pay/core'
import type { Powens } from '../powens/Powens.ts'
import { updatePayment } from '../powens/updatePayment.ts'
import type { ValidationStepParameters } from './resumePayment.ts'

export interface SetConnectorParameters extends ValidationStepParameters {
  connectorUuid: string
}

/**
 * Sets the bank of a payment that is not validated yet, as an own validation page does before it hands the payer to
 * Powens's webview. The guide names the step and prints no body for it. (docs/powens.md#own-validation-webview)
 */
export function setConnector(powens: Powens, parameters: SetConnectorParameters): Promise<Payment> {
  const { paymentId, connectorUuid, ...options } = parameters
  return updatePayment(powens, paymentId, { connector_uuid: connectorUuid }, options)
}
