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

/** A warning is worth telling the payer; the bank may carry the payment all the same. */
export const incompatibilityTypes = ['incompatible', 'warning'] as const
export type IncompatibilityType = (typeof incompatibilityTypes)[number]
