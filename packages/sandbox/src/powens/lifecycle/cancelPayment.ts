import type { PaymentRecord } from '../../engine/PaymentRecord.ts'
import type { Cause } from '../../engine/WebhookSender.ts'
import { findBank, type World } from '../../engine/World.ts'
import { RefusalError } from '../../http/RefusalError.ts'
import { changePayment, reject } from './changePayment.ts'
import { openBankPage } from './openBankPage.ts'

const notSupported = () =>
  new RefusalError(400, 'Bad request, please check your request parameters.', { code: 'notSupported' })

/** Cancels at once, asks the payer to approve at the bank, or refuses, by Powens's preconditions and the bank's rule. */
export function cancelPayment(
  world: World,
  record: PaymentRecord,
  back: { client_redirect_uri: string; client_state: string | null },
): void {
  const { cancelErrorCode } = world.settings.readings
  if (record.state === 'created') {
    reject(world, record, cancelErrorCode, 'interactive')
    return
  }
  const bank = findBank(world, record.connector_uuid)
  const isInstant = record.instructions.some((instruction) => instruction.execution_date_type === 'instant')
  if (record.state !== 'pending' || isInstant || !bank?.settings.cancellation_available) throw notSupported()
  switch (bank.behaviour.cancellation) {
    case 'none':
      throw notSupported()
    case 'at_once':
      reject(world, record, cancelErrorCode, 'interactive')
      break
    case 'at_bank':
      record.cancellation = back
      changePayment(
        world,
        record,
        { state_detail: 'cancelling', action: 'redirect', validate_uri: openBankPage(world, record, bank) },
        'interactive',
      )
      break
  }
}

/** The payer's answer to a cancellation at the bank. If the payer refuses, the payment continues unchanged. */
export function finishCancellation(
  world: World,
  record: PaymentRecord,
  isApproved: boolean,
  cause: Cause,
): void {
  if (isApproved) {
    reject(world, record, world.settings.readings.cancelErrorCode, cause)
  } else {
    changePayment(world, record, { state_detail: null, action: null, validate_uri: null }, cause)
  }
}
