import type { PaymentRecord } from '../../engine/PaymentRecord.ts'
import { findBank, type World } from '../../engine/World.ts'
import { getUseCase } from '../connectors/useCases.ts'
import { approvePayment } from './approvePayment.ts'
import { reject } from './changePayment.ts'
import { waitForPhone } from './waitForPhone.ts'

/** What the bank makes of the values the payer was asked for. */
export function submitFields(world: World, record: PaymentRecord, values: Record<string, string>): void {
  const bank = findBank(world, record.connector_uuid)
  if (!bank) return
  const { startsWith, phone } = getUseCase(record)
  if (startsWith === 'account' && values['account_id'] !== 'main') {
    reject(world, record, 'invalidEmitter', 'interactive', 'Please select the main account.')
  } else if (startsWith === 'code' && values['openapisms'] !== '1234') {
    reject(world, record, 'authenticationFailed', 'interactive', 'The code is wrong.')
  } else if (phone !== null) {
    waitForPhone(world, record, bank)
  } else {
    approvePayment(world, record, 'interactive')
  }
}
