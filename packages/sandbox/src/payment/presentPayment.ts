import { toDateTime } from '../time.ts'
import { toCurrencyJson } from './currencies.ts'
import type { AccountJson, IdentityJson, InstructionRecord, PaymentRecord } from './PaymentRecord.ts'

const plainIdentityKeys = new Set(['id_user', 'kind', 'external_ref', 'org_name', 'org_legal_status'])

interface PresentOptions {
  showSensitive: boolean
  /** Powens's numeric id of the bank on this domain. */
  idConnector: number | null
}

/** A payment as the API and webhooks show it. */
export function presentPayment(record: PaymentRecord, options: PresentOptions): Record<string, unknown> {
  return {
    id: record.id,
    state: record.state,
    state_detail: record.state_detail,
    action: record.action,
    error_code: record.error_code,
    error_description: record.error_description,
    fields: record.fields,
    validate_uri: record.validate_uri,
    id_connector: options.idConnector,
    connector_uuid: record.connector_uuid,
    validate_mechanism: record.validate_mechanism,
    register_date: toDateTime(record.registeredAt),
    client_redirect_uri: record.client_redirect_uri,
    client_state: record.client_state,
    payer: record.payer && presentAccount(record.payer),
    payer_identity: presentIdentity(record.payer_identity, options.showSensitive),
    instructions: record.instructions.map((instruction) =>
      presentInstruction(instruction, options.showSensitive),
    ),
    ...record.patch,
  }
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
