import * as z from 'zod'
import { accountRequestSchema } from './account.ts'
import { flag, strict, whole, word } from './helpers.ts'
import { clientStateSchema, redirectUriSchema } from './payment.ts'

const values = z.record(
  z.string(),
  z.string('fields: a value that is not text. Write every answer as text.'),
  {
    error: 'fields: not an object. Write each answer under its name.',
  },
)
const yes = (name: string) =>
  z.literal(true, `${name}: only true means something. Leave the call out instead.`)

/**
 * Starts the validation of a `created` payment; for own validation webviews.
 * (docs/powens.md#paymentvalidaterequest)
 */
export const validateBodySchema = strict('validate request', {
  id_connector: whole('id_connector').optional(),
  connector_uuid: z.guid('connector_uuid: not a UUID. Take it from GET /connectors.').optional(),
  validate_mechanism: z.string('validate_mechanism: missing. Take one of the connector, such as webauth.'),
  /** Each value is a compact JWE of its own. */
  fields: values.optional(),
  website: word('website').optional(),
  payer: accountRequestSchema.optional(),
  /** Where the bank sends the payer back to, for every redirect of this payment; it may have a query. */
  webview_url: z.url(
    'webview_url: not an absolute URL. Write it whole, such as https://pay.shop.example/back.',
  ),
  validated: flag('validated').optional(),
})

/** Asks whether the payer has answered, when `action` is `decoupled`. (docs/powens.md#update-a-payment) */
export const resumeBodySchema = strict('resume request', { resume: yes('resume') })

/** Answers `additionalInformationNeeded`, in clear text. (docs/powens.md#update-a-payment) */
export const submitFieldsBodySchema = strict('fields request', { fields: values })

/** Answers `psuValidation`. (docs/powens.md#update-a-payment) */
export const psuValidationBodySchema = strict('payer validation request', {
  psu_validate: z.boolean('psu_validate: neither true nor false. Write what the payer answered.'),
})

/** Answers `confirm`, within about a minute. (docs/powens.md#update-a-payment) */
export const confirmBodySchema = strict('confirm request', {
  confirm: z.boolean('confirm: neither true nor false. Write whether the same payer came back.'),
})

/** Asks for a payment to be cancelled. (docs/powens.md#paymentcancelrequest) */
export const cancelBodySchema = strict('cancel request', {
  cancel: yes('cancel'),
  client_redirect_uri: redirectUriSchema,
  client_state: clientStateSchema.optional(),
})

/** The bodies that `POST /payments/{id}` tells apart by their keys. (docs/powens.md#update-a-payment) */
export const updateBodySchema = z.union(
  [
    validateBodySchema,
    resumeBodySchema,
    submitFieldsBodySchema,
    psuValidationBodySchema,
    confirmBodySchema,
    cancelBodySchema,
  ],
  {
    error:
      'body: none that updates a payment. Send one of validate_mechanism, resume, fields, psu_validate, confirm or cancel, with its own keys alone.',
  },
)
export type PaymentUpdate = z.input<typeof updateBodySchema>
