import type { Bank } from '../../engine/Bank.ts'
import type { FieldJson, PaymentRecord, Validation } from '../../engine/PaymentRecord.ts'
import type { World } from '../../engine/World.ts'
import { isDrivenByLabel } from '../connectors/testConnector.ts'
import { getUseCase } from '../connectors/useCases.ts'
import { changePayment, reject } from './changePayment.ts'
import { askFor, askForCode } from './askFor.ts'
import { armExpiry } from './expirePayment.ts'
import { openBankPage } from './openBankPage.ts'
import { parseScenario } from './parseScenario.ts'
import { waitForPhone } from './waitForPhone.ts'

/** Takes a created payment to its bank: `validating`, with the first thing the payer has to do. */
export function startValidation(
  world: World,
  record: PaymentRecord,
  bank: Bank,
  { useCase, mechanism, webviewUrl, payer, website }: Validation,
): void {
  Object.assign(record, {
    connector_uuid: bank.uuid,
    useCase,
    validate_mechanism: mechanism,
    webviewUrl,
    payer,
    website,
    validatedAt: world.clock.now(),
    deferred: null,
  })
  armExpiry(world, record)

  if (isDrivenByLabel(bank, record) && parseScenario(record.instructions[0]?.label ?? '')[0] === 'bug') {
    reject(world, record, 'bug', 'interactive', 'The payment could not be initiated at the bank.')
    return
  }
  switch (getUseCase(record).startsWith) {
    case 'bank_page':
      sendToBank(world, record, bank)
      break
    case 'phone':
      waitForPhone(world, record, bank)
      break
    case 'code':
      askForCode(world, record)
      break
    case 'account':
      askFor(world, record, accountField)
      break
    case 'agreement':
      changePayment(world, record, { state: 'validating', action: 'psuValidation' }, 'interactive')
      break
  }
}

function sendToBank(world: World, record: PaymentRecord, bank: Bank) {
  const validateUri = openBankPage(world, record, bank)
  changePayment(
    world,
    record,
    { state: 'validating', action: 'redirect', validate_uri: validateUri },
    'interactive',
  )
}

const accountField: FieldJson = {
  name: 'account_id',
  type: 'list',
  label: 'Account to pay from',
  regex: null,
  required: true,
  values: [
    { value: 'main', label: 'My checking account (EX6713038781895300290000074)' },
    { value: 'snd', label: 'My secondary checking account (EX5813038781895400400000074)' },
  ],
  default: null,
}
