import type { Open } from '@powens-pay/core'
import { PowensApiError } from '../errors/PowensApiError.ts'
import type { Powens } from '../powens/createPowens.ts'
import { paymentPath } from '../powens/paths.ts'
import { request, type ActionOptions } from '../powens/request.ts'

/** Why a bank cannot carry a payment, in Powens's words. Which field names the bank is not documented. (reference: 4.3) */
export interface PaymentConnectorIncompatibility extends Record<string, unknown> {
  type: Open<'incompatible' | 'warning'>
  reasons: ({
    code: Open<
      'maxAmount' | 'minAmount' | 'maxBulk' | 'nspDateType' | 'nspFrequency' | 'nspCurrency' | 'trustBenef'
    >
    type?: Open<'incompatible' | 'warning'> | undefined
    description?: string | null | undefined
    value_connector?: unknown
    value_payment?: unknown
  } & Record<string, unknown>)[]
}

export interface GetIncompatibilitiesParameters extends ActionOptions {
  paymentId: number
  /** Hidden banks as well. */
  all?: boolean | undefined
}

/** Why which banks cannot carry a payment that exists. (reference: GET /payments/{id}/incompatibilities) */
export async function getIncompatibilities(
  powens: Powens,
  parameters: GetIncompatibilitiesParameters,
): Promise<PaymentConnectorIncompatibility[]> {
  const { paymentId, all, ...options } = parameters
  const path = `${paymentPath(paymentId)}/incompatibilities`
  const query = { all: all || undefined }
  const answer = await request(powens, { method: 'GET', path, query, retries: 'transient', ...options })
  if (Array.isArray(answer)) return answer as PaymentConnectorIncompatibility[]
  throw new PowensApiError('powens_invalid_response', { call: `GET ${path}` })
}
