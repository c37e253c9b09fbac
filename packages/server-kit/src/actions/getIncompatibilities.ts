import type { ConnectorIncompatibility } from '@powens-pay/core'
import type { Powens } from '../powens/Powens.ts'
import { paymentPath } from '../powens/paths.ts'
import { request, type ActionOptions } from '../powens/request.ts'

export interface GetIncompatibilitiesParameters extends ActionOptions {
  paymentId: number
  /** Hidden banks as well. */
  all?: boolean | undefined
}

/** Why which banks cannot carry a payment that exists. (docs/powens.md#paymentconnectorincompatibility) */
export async function getIncompatibilities(
  powens: Powens,
  parameters: GetIncompatibilitiesParameters,
): Promise<ConnectorIncompatibility[]> {
  const { paymentId, all, ...options } = parameters
  const path = `${paymentPath(paymentId)}/incompatibilities`
  const query = { all: all || undefined }
  return request(powens, { method: 'GET', path, query, retries: 'transient', ...options }, readList)
}

const readList = (answer: unknown): ConnectorIncompatibility[] | null =>
  Array.isArray(answer) ? answer : null
