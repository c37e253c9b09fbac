import type { FieldJson, PaymentRecord } from '../../engine/PaymentRecord.ts'
import type { World } from '../../engine/World.ts'
import { getUseCase } from '../connectors/useCases.ts'
import { changePayment, reject, schedule } from './changePayment.ts'

/** Asks the payer for the value of a field. */
export function askFor(
  world: World,
  record: PaymentRecord,
  field: FieldJson,
  hint: string | null = null,
): void {
  changePayment(
    world,
    record,
    {
      state: 'validating',
      action: 'additionalInformationNeeded',
      fields: [field],
      error_description: hint,
    },
    'interactive',
  )
}

/** Asks for the next code of the bank, or for the same one again. */
export function askForCode(world: World, record: PaymentRecord, hint: string | null = null): void {
  const field = record.codes.right === 0 ? smsField : readerField
  askFor(world, record, field, hint)
  if (!getUseCase(record).codes.expires) return
  const { right, wrong } = record.codes
  schedule(world, record, world.settings.phases.code, () => {
    const isWaiting = record.action === 'additionalInformationNeeded'
    if (isWaiting && record.codes.right === right && record.codes.wrong === wrong)
      reject(world, record, 'noAnswerFromCustomer', 'background', 'The code has expired.')
  })
}

const code = { type: 'text', regex: null, required: true, default: null } as const

const smsField: FieldJson = { ...code, name: 'openapisms', label: 'Code received by SMS (code = 1234)' }

const readerField: FieldJson = {
  ...code,
  name: 'openapireader',
  label: 'Code shown by the card reader (code = 1234)',
}
