import type { PaymentRecord } from '../../engine/PaymentRecord.ts'
import { findBank, type World } from '../../engine/World.ts'
import { getUseCase } from '../connectors/useCases.ts'
import { approvePayment } from './approvePayment.ts'
import { askForCode } from './askFor.ts'
import { reject } from './changePayment.ts'
import { waitForPhone } from './waitForPhone.ts'

/** What the bank makes of the values the payer was asked for. */
export function submitFields(world: World, record: PaymentRecord, values: Record<string, string>): void {
  const bank = findBank(world, record.connector_uuid)
  if (!bank) return
  const { startsWith, phone } = getUseCase(record)
  if (startsWith === 'account' && values['account_id'] !== 'main') {
    reject(world, record, 'invalidEmitter', 'interactive', 'Please select the main account.')
  } else if (startsWith === 'code' && !isLastCode(world, record, values)) {
    return
  } else if (phone !== null) {
    waitForPhone(world, record, bank)
  } else {
    approvePayment(world, record, 'interactive')
  }
}

/** Whether the payer has typed the last code, and typed it right. Else the bank asks again, or refuses. */
function isLastCode(world: World, record: PaymentRecord, values: Record<string, string>): boolean {
  const { codes } = record
  const { count, tries } = getUseCase(record).codes
  const name = record.fields[0]?.name ?? ''
  if (values[name] === '1234') {
    codes.right += 1
    if (codes.right < count) askForCode(world, record)
    return codes.right === count
  }
  codes.wrong += 1
  const hint = 'The code is wrong.'
  if (codes.wrong < tries) askForCode(world, record, hint)
  else reject(world, record, 'authenticationFailed', 'interactive', hint)
  return false
}
