import type { Bank } from '../../engine/Bank.ts'
import type { AccountJson, FieldJson, PaymentRecord, UseCase } from '../../engine/PaymentRecord.ts'
import { randomText } from '../../engine/random.ts'
import type { World } from '../../engine/World.ts'
import { approvePayment } from './approvePayment.ts'
import { changePayment, reject, schedule } from './changePayment.ts'
import { armExpiry } from './expirePayment.ts'
import { parseScenario } from './parseScenario.ts'

interface ValidationParameters {
  bank: Bank
  useCase: UseCase
  mechanism: string
  webviewUrl: string
  payer: AccountJson | null
  website: string | null
}

/** Takes a created payment to its bank: `validating`, with the first thing the payer has to do. */
export function startValidation(world: World, record: PaymentRecord, parameters: ValidationParameters): void {
  const { bank, useCase, mechanism, webviewUrl, payer, website } = parameters
  Object.assign(record, {
    connector_uuid: bank.uuid,
    useCase,
    validate_mechanism: mechanism,
    webviewUrl,
    payer,
    website,
    validatedAt: world.clock.now(),
  })
  armExpiry(world, record)

  if (parseScenario(record.instructions[0]?.label ?? '')[0] === 'bug' && useCase === 'legacy') {
    reject(world, record, 'bug', 'interactive', 'The payment could not be initiated at the bank.')
    return
  }
  switch (useCase) {
    case 'legacy':
    case 'redirect':
    case 'redirect_no_confirmation':
      sendToBank(world, record, bank)
      break
    case 'phone':
    case 'decoupled':
    case 'decoupled_cancelled':
    case 'decoupled_expired':
      waitForPhone(world, record, bank)
      break
    case 'otp_sms':
    case 'otp_plus_decoupled':
      askForCode(world, record)
      break
    case 'account_choice':
      askForAccount(world, record)
      break
  }
}

/** A new page at the bank. The test connector's plain redirections approve by being followed, as documented. */
export function openBankPage(world: World, record: PaymentRecord, bank: Bank): string {
  if (record.ticket) world.store.tickets.delete(record.ticket)
  const ticket = randomText(24)
  record.ticket = ticket
  record.decision = null
  world.store.tickets.set(ticket, record)
  const { apiUrl, baseUrl } = world.settings
  const approvesAtOnce = record.useCase === 'redirect' || record.useCase === 'redirect_no_confirmation'
  return approvesAtOnce
    ? `${apiUrl}/webauth/callback?state=${ticket}&authFactorValue=AUTHENTICATION_VALIDATED`
    : `${baseUrl}/bank/${bank.slug}/${ticket}`
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

/** Asks the payer to approve on another device, and lets the test connector's use cases decide by themselves. */
export function waitForPhone(world: World, record: PaymentRecord, bank: Bank): void {
  if (record.useCase === 'phone') openBankPage(world, record, bank)
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
  const isWaiting = () => record.action === 'decoupled'
  if (record.useCase === 'decoupled' || record.useCase === 'otp_plus_decoupled') {
    schedule(world, record, decoupled, () => {
      if (isWaiting()) approvePayment(world, record, 'interactive')
    })
  } else if (record.useCase === 'decoupled_cancelled') {
    schedule(world, record, decoupled, () => {
      if (!isWaiting()) return
      const description = 'The decoupled validation has been cancelled by the PSU'
      reject(world, record, 'CancelledByUser', 'interactive', description)
    })
  } else if (record.useCase === 'decoupled_expired') {
    schedule(world, record, decoupledExpiry, () => {
      if (!isWaiting()) return
      reject(world, record, 'authenticationFailed', 'interactive', 'The decoupled validation has expired.')
    })
  }
}

function askForCode(world: World, record: PaymentRecord) {
  const field = {
    name: 'openapisms',
    type: 'text' as const,
    label: 'Code received by SMS (code = 1234)',
    regex: null,
    required: true,
    default: null,
  }
  askFor(world, record, field)
}

function askForAccount(world: World, record: PaymentRecord) {
  const field = {
    name: 'account_id',
    type: 'list' as const,
    label: 'Account to pay from',
    regex: null,
    required: true,
    values: [
      { value: 'main', label: 'My checking account (EX6713038781895300290000074)' },
      { value: 'snd', label: 'My secondary checking account (EX5813038781895400400000074)' },
    ],
    default: null,
  }
  askFor(world, record, field)
}

function askFor(world: World, record: PaymentRecord, field: FieldJson) {
  changePayment(
    world,
    record,
    { state: 'validating', action: 'additionalInformationNeeded', fields: [field] },
    'interactive',
  )
}
