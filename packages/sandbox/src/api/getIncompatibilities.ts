import { isHidden } from '../engine/World.ts'
import { json } from '../http/reply.ts'
import { findIncompatibilities } from '../powens/connectors/findIncompatibilities.ts'
import { readFlag } from '../powens/payment/readers.ts'
import { findPayment, requireRight } from '../powens/scopes.ts'
import { route } from './route.ts'

export const getIncompatibilities = route('GET', '/payments/{id}/incompatibilities', (call) => {
  const { world } = call
  const token = call.token()
  requireRight(token, 'read')
  const payment = findPayment(world, token, call.path['id'])
  const isAll = readFlag(call.query, 'all')
  const found = world.banks
    .filter((bank) => isAll || !isHidden(world, bank))
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
