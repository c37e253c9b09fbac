import { Refusal, invalid } from '../http/Refusal.ts'
import { json } from '../http/reply.ts'
import { isCompatible } from '../powens/connectors/findIncompatibilities.ts'
import { presentConnector } from '../powens/connectors/presentConnector.ts'
import { readExpand } from './getConnector.ts'
import { route, type Call } from './route.ts'

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
