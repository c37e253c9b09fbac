import type { BankDecision, PaymentRecord } from '../../engine/PaymentRecord.ts'
import type { Cause } from '../../engine/WebhookSender.ts'
import type { World } from '../../engine/World.ts'
import { approvePayment } from './approvePayment.ts'
import { finishCancellation } from './cancelPayment.ts'
import { reject, schedule } from './changePayment.ts'

/**
 * Records what the payer decided on the bank's page.
 *
 * Powens notices when the browser comes back from the bank, or else at its next background check with the bank.
 */
export function decideAtBank(world: World, record: PaymentRecord, decision: BankDecision): void {
  record.decision = decision
  const { ticket } = record
  schedule(world, record, world.settings.phases.backgroundCheck, () => {
    if (record.ticket === ticket) applyDecision(world, record, 'background')
  })
}

/** Lets Powens learn what was decided at the bank. Does nothing the second time. */
export function applyDecision(world: World, record: PaymentRecord, cause: Cause): void {
  const { decision } = record
  if (!decision) return
  record.decision = null
  if (record.state_detail === 'cancelling') {
    finishCancellation(world, record, decision.kind === 'approved', cause)
    return
  }
  if (record.state !== 'validating' || (record.action !== 'redirect' && record.action !== 'decoupled')) return
  switch (decision.kind) {
    case 'approved':
      approvePayment(world, record, cause)
      break
    case 'refused':
      reject(world, record, 'CancelledByUser', cause)
      break
    case 'rejected':
      record.bankMessage = decision.message
      reject(world, record, decision.errorCode, cause, decision.message)
      break
  }
}
