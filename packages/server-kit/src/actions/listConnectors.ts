import type { Connector } from '@powens-pay/core'
import type { Powens } from '../powens/Powens.ts'
import { isConnector } from '../powens/readConnector.ts'
import { readObject } from '../powens/Reader.ts'
import { request, type ActionOptions } from '../powens/request.ts'
import type { ConnectorExpansion } from './getConnector.ts'

export interface ListConnectorsParameters extends ActionOptions {
  /** ISO 3166-1 alpha-2. */
  countryCodes?: readonly string[] | undefined
  /** Only the banks that can carry this payment. */
  paymentId?: number | undefined
  /** Only as many, the most used for payments last month first. */
  top?: number | undefined
  expand?: readonly ConnectorExpansion[] | undefined
  /** Banks without Pay as well. @default false */
  withoutPay?: boolean | undefined
}

/** The domain's banks that can pay. (docs/powens.md#listing-connectors) */
export async function listConnectors(
  powens: Powens,
  parameters: ListConnectorsParameters = {},
): Promise<Connector[]> {
  const { countryCodes, paymentId, top, expand, withoutPay = false, ...options } = parameters
  const query = {
    country_codes: countryCodes?.join(','),
    id_payment: paymentId,
    top,
    top_key: top === undefined ? undefined : 'payments',
    expand: expand?.join(','),
  }
  const call = { method: 'GET', path: '/connectors', query, scope: null, retries: 'transient' } as const
  const connectors = await request(powens, { ...call, ...options }, readConnectors)
  return withoutPay ? connectors : connectors.filter(canPay)
}

function readConnectors(answer: unknown): Connector[] | null {
  const connectors = readObject<{ connectors?: unknown }>(answer)?.connectors
  return Array.isArray(connectors) ? connectors.filter(isConnector) : null
}

const canPay = ({ products, payment_settings: settings, hidden }: Connector): boolean =>
  hidden !== true && Boolean(settings) && (products?.includes('pay') ?? true)
