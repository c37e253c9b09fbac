import { isConnectorList } from '../wire/guards.ts'
import type { ConnectorView } from '../wire/views/ConnectorView.ts'
import { callRoute } from './callRoute.ts'
import type { CallOptions, OrderInput, PaymentClient } from './PaymentClient.ts'

/** Lists the banks that can pay an order, the most used first. */
export async function listConnectors(
  client: PaymentClient,
  { input }: OrderInput,
  options?: CallOptions,
): Promise<ConnectorView[]> {
  const { connectors } = await callRoute(client, {
    path: '/connectors',
    isAnswer: isConnectorList,
    body: { input },
    ...options,
  })
  return connectors
}
