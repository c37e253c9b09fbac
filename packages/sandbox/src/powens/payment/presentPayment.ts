import type {
  AccountJson,
  FieldJson,
  IdentityJson,
  InstructionRecord,
  PaymentRecord,
} from '../../engine/PaymentRecord.ts'
import { toDateTime } from '../../engine/time.ts'
import { findBank, type World } from '../../engine/World.ts'
import { toCurrencyJson } from './currencies.ts'

const plainIdentityKeys = new Set(['id_user', 'kind', 'external_ref', 'org_name', 'org_legal_status'])

/** A payment as the API and webhooks show it. `showSensitive` adds the sensitive fields of identities. */
export function presentPayment(
  world: World,
  record: PaymentRecord,
  showSensitive = false,
): Record<string, unknown> {
  return {
    id: record.id,
    state: record.state,
    state_detail: record.state_detail,
    action: record.action,
    error_code: record.error_code,
    error_description: record.error_description,
    fields: presentFields(world, record),
    validate_uri: record.validate_uri,
    id_connector: findBank(world, record.connector_uuid)?.id ?? null,
    connector_uuid: record.connector_uuid,
    validate_mechanism: record.validate_mechanism,
    register_date: toDateTime(record.registeredAt),
    client_redirect_uri: record.client_redirect_uri,
    client_state: record.client_state,
    payer: record.payer && presentAccount(record.payer),
    payer_identity: presentIdentity(record.payer_identity, showSensitive),
    instructions: record.instructions.map((instruction) => presentInstruction(instruction, showSensitive)),
    ...record.patch,
  }
}

/** An array as in every example of Powens, or a dictionary as in its table. */
function presentFields(world: World, { fields }: PaymentRecord): FieldJson[] | Record<string, FieldJson> {
  if (world.settings.readings.fields === 'array') return fields
  return Object.fromEntries(fields.map((field) => [field.name, field]))
}

function presentInstruction(instruction: InstructionRecord, showSensitive: boolean): Record<string, unknown> {
  const isPeriodic = instruction.execution_date_type === 'periodic'
  return {
    reference_id: instruction.reference_id,
    execution_date_type: instruction.execution_date_type,
    label: instruction.label,
    amount: instruction.amount,
    currency: toCurrencyJson(instruction.currency),
    exec_date: null,
    execution_date: instruction.execution_date,
    ...(isPeriodic && {
      start_date: instruction.start_date,
      end_date: instruction.end_date,
      frequency: instruction.frequency,
    }),
    state: instruction.state,
    beneficiary: {
      id: instruction.beneficiary.id,
      id_account: null,
      ...presentAccount(instruction.beneficiary),
    },
    ...(instruction.beneficiary_identity && {
      beneficiary_identity: presentIdentity(instruction.beneficiary_identity, showSensitive),
    }),
  }
}

function presentAccount(account: AccountJson): Record<string, unknown> {
  return {
    label: account.label,
    scheme_name: account.scheme_name,
    identification: account.identification,
    issuer: account.issuer ?? null,
    bic: account.issuer ?? null,
    disabled_date: null,
    merchant_scheme_name: null,
    merchant_identification: null,
  }
}

function presentIdentity(identity: IdentityJson | null, showSensitive: boolean): IdentityJson | null {
  if (!identity || showSensitive) return identity
  return Object.fromEntries(Object.entries(identity).filter(([key]) => plainIdentityKeys.has(key)))
}
