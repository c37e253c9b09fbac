import type { PaymentRecord } from '../../engine/PaymentRecord.ts'
import { findBank, type World } from '../../engine/World.ts'
import { approvePayment } from './approvePayment.ts'
import { reject } from './changePayment.ts'
import { waitForPhone } from './startValidation.ts'

/** What the bank makes of the values the payer was asked for. */
export function submitFields(world: World, record: PaymentRecord, values: Record<string, string>): void {
  const bank = findBank(world, record.connector_uuid)
  if (!bank) return
  if (record.useCase === 'account_choice') {
    if (values['account_id'] === 'main') approvePayment(world, record, 'interactive')
    else reject(world, record, 'invalidEmitter', 'interactive', 'Please select the main account.')
    return
  }
  if (values['openapisms'] !== '1234') {
    reject(world, record, 'authenticationFailed', 'interactive', 'The code is wrong.')
  } else if (record.useCase === 'otp_plus_decoupled') {
    waitForPhone(world, record, bank)
  } else {
    approvePayment(world, record, 'interactive')
  }
}
