import type { PaymentRecord } from '../../engine/PaymentRecord.ts'
import type { Cause } from '../../engine/WebhookSender.ts'
import { findBank, type World } from '../../engine/World.ts'
import { getUseCase } from '../connectors/useCases.ts'
import { changePayment, reject, schedule } from './changePayment.ts'
import { runPlan } from './runPlan.ts'

/** The payer has approved: the merchant is asked to confirm where the domain wants that, else the bank goes on. */
export function approvePayment(world: World, record: PaymentRecord, cause: Cause): void {
  const bank = findBank(world, record.connector_uuid)
  if (!bank) return
  const isManual = world.store.config.get('payment.auto_confirmation') === '0'
  if (!isManual || !bank.behaviour.confirms || !getUseCase(record).confirms) {
    settle()
    return
  }
  changePayment(
    world,
    record,
    { action: 'confirm', validate_uri: null, fields: [], error_description: null },
    cause,
  )
  // Powens says that a confirmation can expire, but not with which code.
  schedule(world, record, world.settings.phases.confirmation, () => {
    if (record.action === 'confirm') reject(world, record, 'noAnswerFromCustomer', 'background')
  })

  function settle() {
    if (!bank) return
    Object.assign(record, { fields: [], error_description: null, action: null, validate_uri: null })
    runPlan(world, record, bank, cause)
  }
}

/** The payer's answer to `action: psuValidation`. */
export function answerPsuValidation(world: World, record: PaymentRecord, isValidated: boolean): void {
  if (isValidated) approvePayment(world, record, 'interactive')
  else reject(world, record, 'CancelledByUser', 'interactive')
}

/** The merchant's answer to `action: confirm`. */
export function confirmPayment(world: World, record: PaymentRecord, isConfirmed: boolean): void {
  const bank = findBank(world, record.connector_uuid)
  if (!bank) return
  record.action = null
  if (isConfirmed) runPlan(world, record, bank, 'interactive')
  else reject(world, record, 'confirmationRefused', 'interactive')
}
