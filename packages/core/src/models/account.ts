import { electronicFormatIBAN, isValidBIC, isValidIBAN } from 'ibantools'
import * as z from 'zod'
import { type AccountSchemeName, accountSchemeNames } from '../vocabulary/accounts.ts'
import { open } from './open.ts'
import { strict, text } from './requestFields.ts'

/** An IBAN, with or without its groups of four; its check digits, length and country are verified. */
export const ibanSchema = z
  .string({ error: 'identification: missing. Write the IBAN.' })
  .max(50, 'identification: too long for an IBAN. Copy it again.')
  .transform((value) => value.replaceAll(' ', ''))
  .refine(
    (value) => value === electronicFormatIBAN(value) && isValidIBAN(value),
    'identification: not a valid IBAN, so the money would go nowhere. Copy it again; its check digits, length and country have to agree.',
  )

/** A UK sort code (6 digits), then an account number (8 digits). Spaces and dashes are dropped. */
export const sortCodeAccountNumberSchema = z
  .string({ error: 'identification: missing. Write the sort code and the account number.' })
  .max(50, 'identification: too long for a sort code and an account number.')
  .transform((value) => value.replaceAll(/[ -]/g, ''))
  .refine(
    (value) => /^\d{14}$/.test(value),
    'identification: not a UK account. Write the 6 digits of the sort code, then the 8 of the account number.',
  )

const label = text('label', "Name the account's holder, as the payer will see it.")
const issuer = z
  .string('issuer: not a BIC. Correct it, or leave it out; the IBAN is enough.')
  .refine((value) => isValidBIC(value), 'issuer: not a BIC. Correct it, or leave it out; the IBAN is enough.')

/** An account we send, of the beneficiary or the payer. (docs/powens.md#paymentaccount) */
export const accountRequestSchema = z.discriminatedUnion(
  'scheme_name',
  [
    strict('payment account', {
      scheme_name: z.literal('iban'),
      identification: ibanSchema,
      label,
      issuer: issuer.optional(),
    }),
    strict('payment account', {
      scheme_name: z.literal('sort_code_account_number'),
      identification: sortCodeAccountNumberSchema,
      label,
    }),
  ],
  { error: `scheme_name: not a known word. Use one of ${accountSchemeNames.join(', ')}.` },
)
export type AccountRequest = z.input<typeof accountRequestSchema>

/** An account Powens sends. (docs/powens.md#returned-instruction) */
export const accountSchema = z.looseObject({
  id: z.int().nullish(),
  id_account: z.int().nullish(),
  scheme_name: open<AccountSchemeName>().nullish(),
  identification: z.string().nullish(),
  label: z.string().nullish(),
  issuer: z.string().nullish(),
  /** The same as `issuer`; Powens may have derived it from the IBAN. */
  bic: z.string().nullish(),
  disabled_date: z.string().nullish(),
  merchant_scheme_name: z.string().nullish(),
  merchant_identification: z.string().nullish(),
})
export type PaymentAccount = z.infer<typeof accountSchema>
