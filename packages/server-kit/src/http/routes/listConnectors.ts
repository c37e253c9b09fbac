import { findIncompatibilities, isPaymentError, type Connector, type ConnectorView } from '@powens-pay/core'
import { listConnectors } from '../../actions/listConnectors.ts'
import type { Broker } from '../../ledger/Broker.ts'
import { guardBrowserPost } from '../guards.ts'
import type { PreparedRequest } from '../options.ts'
import { prepare } from '../prepare.ts'
import { replyJson } from '../reply.ts'
import type { Reply } from '../toResponse.ts'

/** `POST /connectors`: the banks, each with what speaks against this payment. Creates nothing. */
export async function listConnectorsRoute(broker: Broker, request: Request): Promise<Reply> {
  guardBrowserPost(broker, request)
  const { prepared } = await prepare(broker, request, ['input'])
  const { all, top } = await readBanks(broker)
  const connectors = all.map((connector) => toView(connector, prepared.request, top, broker.now))
  return replyJson(200, {
    connectors: connectors.toSorted((a, b) => Number(b.isMostUsed) - Number(a.isMostUsed)),
  })
}

export interface BankList {
  all: Connector[]
  /** The uuids of the most used. */
  top: Set<string>
  readAt: number
}

/** Banks come and go slowly, and payers ask often. */
const remembered = 10 * 60 * 1000
const mostUsed = 10

function readBanks(broker: Broker): Promise<BankList> {
  const known = broker.banks.current
  if (known && broker.now() - known.readAt < remembered) return Promise.resolve(known)
  return (broker.banks.pending ??= (async () => {
    try {
      const readAt = broker.now()
      const [all, top] = await Promise.all([
        listConnectors(broker.powens),
        listConnectors(broker.powens, { top: mostUsed }),
      ])
      return (broker.banks.current = { all, top: new Set(top.map(({ uuid }) => uuid)), readAt })
    } catch (error) {
      // Yesterday's banks are nearly today's.
      if (known && isPaymentError(error)) return known
      throw error
    } finally {
      broker.banks.pending = undefined
    }
  })())
}

function toView(
  connector: Connector,
  request: PreparedRequest,
  top: Set<string>,
  now: () => number,
): ConnectorView {
  const { uuid, name, color, payment_settings: settings } = connector
  const { android = null, ios = null } = settings?.is_app_to_app_used ?? {}
  return {
    uuid,
    name,
    color: color ?? null,
    isMostUsed: top.has(uuid),
    is_app_to_app_used: { android, ios },
    incompatibilities: findIncompatibilities(connector, request, { now }),
  }
}
