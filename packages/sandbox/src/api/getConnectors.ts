import type { ListedConnector } from '../engine/Bank.ts'
import { isHidden } from '../engine/World.ts'
import { RefusalError, invalid } from '../http/RefusalError.ts'
import { json } from '../http/reply.ts'
import { isCompatible } from '../powens/connectors/findIncompatibilities.ts'
import { presentConnector } from '../powens/connectors/presentConnector.ts'
import { readExpand } from './getConnector.ts'
import { route, type Call } from './route.ts'

// Powens asks for no authentication to list its connectors.
export const getConnectors = route('GET', '/connectors', (call) => answerList(call, 'connectors'))

// The older names answer under the older key.
export const getBanks = route('GET', '/banks', (call) => answerList(call, 'banks'))
export const getProviders = route('GET', '/providers', (call) => answerList(call, 'banks'))

function answerList(call: Call, key: string): Response {
  const expand = readExpand(call.query)
  const found = findConnectors(call)
  return json({
    [key]: found.map((connector) => presentConnector(connector, expand, isHidden(call.world, connector))),
    total: found.length,
  })
}

function findConnectors({ world, query }: Call): ListedConnector[] {
  const paymentId = query.get('id_payment')
  const payment = paymentId === null ? undefined : world.store.payments.get(Number(paymentId))
  if (paymentId !== null && !payment) throw new RefusalError(404, 'There is no such payment.')
  const top = query.get('top')
  if (top !== null && !/^\d{1,4}$/.test(top)) throw invalid('The parameter top has to be a number.')

  let banks = world.banks
  if (payment) banks = banks.filter((bank) => isCompatible(bank, payment, world.clock.now()))
  if (top !== null) banks = banks.toSorted((left, right) => right.popularity - left.popularity)
  // A bank without Pay is neither compatible with a payment nor among the most used.
  const isForPayments = payment !== undefined || top !== null
  const connectors = isForPayments
    ? banks
    : [...world.connectorsWithoutPay, ...banks].toSorted((left, right) => left.id - right.id)

  const countries = query.get('country_codes')?.toUpperCase().split(',')
  return connectors
    .filter((connector) => !isHidden(world, connector))
    .filter((connector) => !countries || connector.countries.some((code) => countries.includes(code)))
    .slice(0, top === null ? undefined : Number(top))
}
