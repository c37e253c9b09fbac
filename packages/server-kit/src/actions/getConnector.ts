import type { Connector } from '@powens-pay/core'
import { PowensApiError } from '../errors/PowensApiError.ts'
import type { Powens } from '../powens/createPowens.ts'
import { isConnector } from '../powens/isConnector.ts'
import { request, type ActionOptions } from '../powens/request.ts'

export interface GetConnectorParameters extends ActionOptions {
  uuid: string
  expand?: readonly ('sources' | 'fields' | 'payment_fields' | 'countries' | 'urls')[] | undefined
}

/** One bank. (reference: GET /connectors/{uuid}) */
export async function getConnector(powens: Powens, parameters: GetConnectorParameters): Promise<Connector> {
  const { uuid, expand, ...options } = parameters
  const path = `/connectors/${encodeURIComponent(uuid)}`
  const call = {
    method: 'GET',
    path,
    query: { expand: expand?.join(',') },
    scope: null,
    retries: 'transient',
  } as const
  const answer = await request(powens, { ...call, ...options })
  if (isConnector(answer)) return answer
  throw new PowensApiError('powens_invalid_response', { call: `GET ${path}` })
}
