import type { Bank } from '../connectors/Bank.ts'
import { findIncompatibilities, isCompatible } from '../connectors/findIncompatibilities.ts'
import { presentConnector, presentSource } from '../connectors/presentConnector.ts'
import { Refusal, invalid } from '../http/Refusal.ts'
import { json } from '../http/reply.ts'
import { route, type Call } from '../http/route.ts'
import { findPayment, requireRight } from '../http/scopes.ts'
import { readFlag } from '../payment/readers.ts'
import { findBank } from '../World.ts'

const readExpand = (query: URLSearchParams) => new Set((query.get('expand') ?? '').split(','))

// Powens asks for no authentication to list its connectors.
export const getConnectors = route('GET', '/connectors', (call) => json({ connectors: listConnectors(call) }))

// The older names answer under the older key.
export const getBanks = route('GET', '/banks', (call) => json({ banks: listConnectors(call) }))
export const getProviders = route('GET', '/providers', (call) => json({ banks: listConnectors(call) }))

function listConnectors(call: Call): Record<string, unknown>[] {
  const { world, query } = call
  const countries = query.get('country_codes')?.toUpperCase().split(',')
  const paymentId = query.get('id_payment')
  const payment = paymentId === null ? undefined : world.store.payments.get(Number(paymentId))
  if (paymentId !== null && !payment) throw new Refusal(404, 'There is no such payment.')
  let banks = world.banks.filter((bank) => !bank.hidden)
  if (countries) banks = banks.filter((bank) => bank.countries.some((code) => countries.includes(code)))
  if (payment) banks = banks.filter((bank) => isCompatible(bank, payment, world.clock.now()))
  const top = query.get('top')
  if (top !== null) {
    if (!/^\d{1,4}$/.test(top)) throw invalid('The parameter top has to be a number.')
    banks = banks.toSorted((left, right) => right.popularity - left.popularity).slice(0, Number(top))
  }
  const expand = readExpand(query)
  return banks.map((bank) => presentConnector(bank, expand))
}

export const getConnector = route('GET', '/connectors/{uuid}', (call) =>
  json(presentConnector(requireBank(call), readExpand(call.query))),
)

export const getSources = route('GET', '/connectors/{uuid}/sources', (call) =>
  json({ sources: [presentSource(requireBank(call))] }),
)

export const getSource = route('GET', '/connectors/{uuid}/sources/{id}', (call) => {
  const bank = requireBank(call)
  if (call.path['id'] !== String(bank.id)) throw new Refusal(404, 'There is no such source.')
  return json(presentSource(bank))
})

function requireBank({ world, path }: Call): Bank {
  const bank = findBank(world, path['uuid'] ?? null)
  if (!bank) throw new Refusal(404, 'There is no such connector.')
  return bank
}

export const getIncompatibilities = route('GET', '/payments/{id}/incompatibilities', (call) => {
  const { world } = call
  const token = call.token()
  requireRight(token, 'read')
  const payment = findPayment(world, token, call.path['id'])
  const isAll = readFlag(call.query, 'all')
  const found = world.banks
    .filter((bank) => isAll || !bank.hidden)
    .map((bank) => ({ bank, reasons: findIncompatibilities(bank, payment, world.clock.now()) }))
    .filter(({ reasons }) => reasons.length > 0)
  return json(
    found.map(({ bank, reasons }) => ({
      // The table has no key that says which connector is meant; without one the list would be of no use.
      connector_uuid: bank.uuid,
      type: reasons.some(({ type }) => type === 'incompatible') ? 'incompatible' : 'warning',
      reasons,
    })),
  )
})
