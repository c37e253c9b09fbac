import type { Connector } from '@powens-pay/core'
import type { Powens } from '../powens/Powens.ts'
import { readConnector } from '../powens/readConnector.ts'
import { request, type ActionOptions } from '../powens/request.ts'

/** What is left out of a bank unless it is asked for. */
export type ConnectorExpansion = 'sources' | 'fields' | 'payment_fields' | 'countries' | 'urls'

export interface GetConnectorParameters extends ActionOptions {
  uuid: string
  expand?: readonly ConnectorExpansion[] | undefined
}

/** One bank. (docs/powens.md#listing-connectors) */
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
  return request(powens, { ...call, ...options }, readConnector)
}
