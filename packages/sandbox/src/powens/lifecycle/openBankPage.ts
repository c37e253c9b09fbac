import type { Bank } from '../../engine/Bank.ts'
import type { PaymentRecord } from '../../engine/PaymentRecord.ts'
import { randomText } from '../../engine/random.ts'
import type { World } from '../../engine/World.ts'
import { getUseCase } from '../connectors/useCases.ts'

/** A new page at the bank. The test connector's plain redirections approve by being followed, as documented. */
export function openBankPage(world: World, record: PaymentRecord, bank: Bank): string {
  if (record.ticket) world.store.tickets.delete(record.ticket)
  const ticket = randomText(24)
  record.ticket = ticket
  record.decision = null
  world.store.tickets.set(ticket, record)
  const { apiUrl, baseUrl } = world.settings
  return getUseCase(record).approvesByLink
    ? `${apiUrl}/webauth/callback?state=${ticket}&authFactorValue=AUTHENTICATION_VALIDATED`
    : `${baseUrl}/bank/${bank.slug}/${ticket}`
}
