/** How an account is numbered. (docs/powens.md#paymentaccountschemename) */
export const accountSchemeNames = ['iban', 'sort_code_account_number'] as const
export type AccountSchemeName = (typeof accountSchemeNames)[number]

/** Whether `payer` must not, may or must be given. (docs/powens.md#paymentsettings) */
export const payerAccountUses = ['not_used', 'optional', 'mandatory'] as const
export type PayerAccountUse = (typeof payerAccountUses)[number]
