/** Why a bank cannot carry a payment, in Powens's words. (docs/powens.md#paymentconnectorincompatibility) */
export const incompatibilityCodes = [
  'maxAmount',
  'minAmount',
  'maxBulk',
  'maxDateDelta',
  'minDateDelta',
  'nspDateType',
  'nspFrequency',
  'nspBulk',
  'nspBenefScheme',
  'nspPayer',
  'nspExecDate',
  'nspCurrency',
  'trustBenef',
] as const
export type IncompatibilityCode = (typeof incompatibilityCodes)[number]

/** With only a warning the bank may still carry the payment; show it to the payer. */
export const incompatibilityTypes = ['incompatible', 'warning'] as const
export type IncompatibilityType = (typeof incompatibilityTypes)[number]
