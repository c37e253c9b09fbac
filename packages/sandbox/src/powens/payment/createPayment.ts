import type { PaymentRecord } from '../../engine/PaymentRecord.ts'
import { randomText } from '../../engine/random.ts'
import type { World } from '../../engine/World.ts'
import type { Body } from '../../http/readBody.ts'
import { invalid, missing } from '../../http/RefusalError.ts'
import { armExpiry } from '../lifecycle/expirePayment.ts'
import { checkAccount } from './checkAccount.ts'
import { checkIdentity } from './checkIdentity.ts'
import { checkInstruction, type CheckedInstruction } from './checkInstruction.ts'
import { readBank } from './readBank.ts'
import { readObject, readText, requireRedirectUri } from './readers.ts'

/** A payment from the body of `POST /payments`, or a refusal that leaves nothing behind. */
export function createPayment(world: World, body: Body): PaymentRecord {
  const now = world.clock.now()
  const clientRedirectUri = requireRedirectUri(body, world.settings.redirectUris)
  const clientState = readText(body, 'client_state')
  const instructions = checkInstructions(world, body['instructions'])
  checkMaximumAmount(world, instructions)
  const payer = readObject(body, 'payer')
  const record: PaymentRecord = {
    id: 0,
    state: 'created',
    state_detail: null,
    action: null,
    error_code: null,
    error_description: null,
    fields: [],
    validate_uri: null,
    connector_uuid: readBank(world, body)?.uuid ?? null,
    validate_mechanism: null,
    client_redirect_uri: clientRedirectUri,
    client_state: clientState,
    payer: payer && checkAccount(payer),
    payer_identity: checkIdentity(world, readObject(body, 'payer_identity')),
    operator_identity: checkIdentity(world, readObject(body, 'operator_identity')),
    instructions: [],
    registeredAt: now,
    validatedAt: null,
    useCase: 'legacy',
    website: null,
    webviewUrl: null,
    ticket: null,
    decision: null,
    bankMessage: null,
    cancellation: null,
    codes: { right: 0, wrong: 0 },
    termsAccepted: false,
    deferred: null,
    announced: null,
    patch: {},
    timers: new Set(),
    isRefusedLater: false,
  }
  // Generated end-to-end ids share a stem and end in the position of their instruction.
  const stem = randomText(25)
  record.instructions = instructions.map((instruction, index) => ({
    ...instruction,
    reference_id: instruction.reference_id ?? `${stem}-${index + 1}`,
    beneficiary: { ...instruction.beneficiary, id: world.store.nextId('beneficiary') },
    state: null,
  }))
  record.id = world.store.nextId('payment')
  world.store.addPayment(record)
  armExpiry(world, record)
  return record
}

function checkInstructions(world: World, value: unknown): CheckedInstruction[] {
  if (value === undefined || value === null) throw missing('instructions')
  if (!Array.isArray(value)) throw invalid('The parameter instructions has to be an array.')
  if (value.length === 0) throw missing('instructions')
  const checked = value.map((item: unknown) => {
    const isObject = typeof item === 'object' && item !== null && !Array.isArray(item)
    if (!isObject) throw invalid('The parameter instructions has to hold objects.')
    return checkInstruction(world, item as Body)
  })
  const first = checked[0] as CheckedInstruction
  const isUniform = checked.every(
    (instruction) =>
      instruction.execution_date_type === first.execution_date_type &&
      instruction.execution_date === first.execution_date,
  )
  if (!isUniform) throw invalid('All instructions need the same execution date type and date.')
  if (first.execution_date_type === 'periodic' && checked.length > 1) {
    throw invalid('A standing order has exactly one instruction.')
  }
  return checked
}

/** Powens does not say whether its maximum is per payment or per instruction; here it is the payment's sum. */
function checkMaximumAmount(world: World, instructions: CheckedInstruction[]) {
  // 0 is unset, and a higher setting does not lift the ceiling of a sandbox domain.
  const configured = Number(world.store.config.get('payment.max_amount') ?? 0) || Infinity
  const maximum = Math.min(configured, world.settings.maximumAmount)
  const cents = instructions.reduce((sum, { amount }) => sum + Math.round(amount * 100), 0)
  if (cents > maximum * 100) throw invalid('The amount is above the maximum of this domain.')
}
