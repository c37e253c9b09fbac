import type { Bank } from '../../engine/Bank.ts'
import type { PaymentRecord } from '../../engine/PaymentRecord.ts'
import type { World } from '../../engine/World.ts'
import { getUseCase } from '../connectors/useCases.ts'
import { approvePayment } from './approvePayment.ts'
import { changePayment, reject, schedule } from './changePayment.ts'
import { openBankPage } from './openBankPage.ts'

/** Asks the payer to approve on another device. In the test connector's use cases the phone answers by itself. */
export function waitForPhone(world: World, record: PaymentRecord, bank: Bank): void {
  const { phone } = getUseCase(record)
  if (phone === 'what_the_payer_says') openBankPage(world, record, bank)
  changePayment(
    world,
    record,
    {
      state: 'validating',
      action: 'decoupled',
      fields: [],
      error_description: 'Please confirm the transaction in the phone app.',
    },
    'interactive',
  )
  const { decoupled, decoupledExpiry } = world.settings.phases
  const answerAfter = (ms: number, answer: () => void) =>
    schedule(world, record, ms, () => {
      if (record.action === 'decoupled') answer()
    })
  switch (phone) {
    case 'approved':
      answerAfter(decoupled, () => approvePayment(world, record, 'interactive'))
      break
    case 'cancelled':
      answerAfter(decoupled, () =>
        reject(
          world,
          record,
          'CancelledByUser',
          'interactive',
          'The decoupled validation has been cancelled by the PSU',
        ),
      )
      break
    case 'expired':
      answerAfter(decoupledExpiry, () =>
        reject(world, record, 'authenticationFailed', 'interactive', 'The decoupled validation has expired.'),
      )
      break
  }
}
