import * as z from 'zod'
import type { AccountSchemeName, PayerAccountUse } from '../vocabulary/accounts.ts'
import type { ExecutionDateType, ExecutionFrequency } from '../vocabulary/executionDates.ts'
import { amountSchema } from './amount.ts'
import { paymentFieldValueSchema } from './field.ts'
import { open } from './open.ts'

const dateTypes = z.array(open<ExecutionDateType>())

/** A limit for each execution date type; a type without one has no known limit. (docs/powens.md#paymentamount) */
export const paymentAmountLimitSchema = z.record(z.string(), amountSchema.nullish())

/** What a bank can do with payments. Older data has only the first six. (docs/powens.md#paymentsettings) */
export const paymentSettingsSchema = z.looseObject({
  available_validate_mechanisms: z.array(z.string()).nullish(),
  beneficiary_types: z.array(open<AccountSchemeName>()).nullish(),
  execution_date_types: dateTypes.nullish(),
  /** May hold the undocumented `biannual` and `bimonthly`. */
  execution_frequencies: z.array(open<ExecutionFrequency>()).nullish(),
  /** `1`: no bulk payments. */
  maximum_number_of_instructions: z.number().nullish(),
  providing_payer_account: open<PayerAccountUse>().nullish(),
  /** The types that can end `accepted`; empty: never. */
  partial_status_tracking: dateTypes.nullish(),
  is_app_to_app_used: z.looseObject({ android: z.boolean().nullish(), ios: z.boolean().nullish() }).nullish(),
  bank_provides_payer_account: z.boolean().nullish(),
  bank_provides_payer_label: z.boolean().nullish(),
  transfer_date_types_where_trusted_beneficiary_required: dateTypes.nullish(),
  cancellation_available: z.boolean().nullish(),
  minimum_amount: paymentAmountLimitSchema.nullish(),
  /** Not a hard limit: the payer may be able to lift it. */
  maximum_amount: paymentAmountLimitSchema.nullish(),
  minimum_date_delta_days: amountSchema.nullish(),
  maximum_date_delta_days: amountSchema.nullish(),
  /** Seen on live data, not documented. */
  bulk_execution_date_types: dateTypes.nullish(),
  bulk_providing_payer_account: open<PayerAccountUse>().nullish(),
  trusted_beneficiaries_required_for_bulk: z.boolean().nullish(),
})
export type PaymentSettings = z.infer<typeof paymentSettingsSchema>

/** What a bank asks before a payment is validated. (docs/powens.md#connectorpaymentfield) */
export const connectorPaymentFieldSchema = z.looseObject({
  name: z.string(),
  auth_mechanisms: z.array(z.string()).nullish(),
  connector_sources: z.array(z.string()).nullish(),
  /** An unknown type is to be asked as text. */
  type: open<'text' | 'password' | 'date' | 'list'>().nullish(),
  label: z.string().nullish(),
  required: z.boolean().nullish(),
  regex: z.string().nullish(),
  values: z.array(paymentFieldValueSchema).nullish(),
})
export type ConnectorPaymentField = z.infer<typeof connectorPaymentFieldSchema>

/** A bank as Powens lists it. `uuid` is the same on every domain, `id` is not. (docs/powens.md#connector) */
export const connectorSchema = z.looseObject({
  id: z.int().nullish(),
  uuid: z.string(),
  name: z.string(),
  hidden: z.boolean().nullish(),
  charged: z.boolean().nullish(),
  code: z.string().nullish(),
  beta: z.boolean().nullish(),
  /** Hex without `#`. */
  color: z.string().nullish(),
  slug: z.string().nullish(),
  sync_frequency: amountSchema.nullish(),
  months_to_fetch: z.number().nullish(),
  auth_mechanism: open<'credentials' | 'webauth'>().nullish(),
  available_auth_mechanisms: z.array(z.string()).nullish(),
  transfer_mechanism: z.string().nullish(),
  siret: z.string().nullish(),
  restricted: z.boolean().nullish(),
  capabilities: z.array(z.string()).nullish(),
  account_usages: z.array(z.string()).nullish(),
  products: z.array(open<'bank' | 'wealth' | 'bill' | 'pay'>()).nullish(),
  /** Only of a bank that can pay. */
  payment_settings: paymentSettingsSchema.nullish(),
  /** Only with `expand=payment_fields`. */
  payment_fields: z.array(connectorPaymentFieldSchema).nullish(),
})
export type Connector = z.infer<typeof connectorSchema>
