import { findIncompatibilities, isPaymentError, type Connector, type ConnectorView } from '@powens-pay/core'
import { listConnectors } from '../../actions/listConnectors.ts'
import { createSingleFlight } from '../../internal/createSingleFlight.ts'
import { isWithin } from '../../internal/isWithin.ts'
import type { PreparedRequest } from '../../ledger/PreparedPayment.ts'
import type { Powens } from '../../powens/Powens.ts'
import type { Route } from '../Call.ts'
import { limitRequests } from '../limitRequests.ts'
import { prepare } from '../prepare.ts'
import { replyJson } from '../reply.ts'

/** `POST /connectors`: the banks, each with its incompatibilities with this payment. Creates nothing. */
export function createConnectorsRoute(): Route {
  const readBanks = createBankReader()
  return async (call) => {
    const { powens } = call.settings
    await limitRequests(call, 'connectors')
    const { prepared } = await prepare(call, ['input'])
    const { all, top } = await readBanks(powens)
    call.ledger.nameBanks(all)
    const connectors = all.map((connector) => toView(connector, prepared.request, top, powens.now))
    return replyJson(200, {
      connectors: connectors.toSorted((a, b) => Number(b.isMostUsed) - Number(a.isMostUsed)),
    })
  }
}

interface BankList {
  all: Connector[]
  /** The uuids of the most used. */
  top: Set<string>
  readAt: number
}

/** Banks come and go slowly, and payers ask often. */
const remembered = 10 * 60 * 1000
const mostUsed = 10

/** Reads the banks, remembers them for a while, and gives the remembered ones when Powens cannot be asked. */
function createBankReader(): (powens: Powens) => Promise<BankList> {
  let known: BankList | undefined
  const inFlight = createSingleFlight<BankList>()

  async function read(powens: Powens): Promise<BankList> {
    try {
      const readAt = powens.now()
      const [all, top] = await Promise.all([
        listConnectors(powens, { expand: ['countries'] }),
        listConnectors(powens, { top: mostUsed }),
      ])
      return (known = { all, top: new Set(top.map(({ uuid }) => uuid)), readAt })
    } catch (error) {
      // Yesterday's banks are nearly today's.
      if (known && isPaymentError(error)) return known
      throw error
    }
  }

  return async (powens) => {
    if (known && isWithin(remembered, known.readAt, powens.now())) return known
    return inFlight('banks', () => read(powens))
  }
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
    countries: readCountries(connector),
    is_app_to_app_used: { android, ios },
    incompatibilities: findIncompatibilities(connector, request, { now }),
  }
}

/** How Powens writes an expanded country is not documented. Its code is what has two letters. */
function readCountries({ countries }: Connector & { countries?: unknown }): string[] {
  if (!Array.isArray(countries)) return []
  return countries.flatMap((country: unknown) => {
    const texts: unknown[] = typeof country === 'object' && country ? Object.values(country) : [country]
    const code = texts.find((text): text is string => typeof text === 'string' && /^[a-z]{2}$/i.test(text))
    return code === undefined ? [] : [code.toUpperCase()]
  })
}
