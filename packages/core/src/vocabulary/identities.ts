/** Who a payer or a beneficiary is. (docs/powens.md#identitykind) */
export const identityKinds = ['individual', 'corporate', 'non_profit', 'government'] as const
export type IdentityKind = (typeof identityKinds)[number]

/**
 * The schemes of an identification, and the kinds of identity that have each.
 * (docs/powens.md#identityschemename)
 */
export const identitySchemes = {
  national_id_number: ['individual'],
  passport_number: ['individual'],
  alien_reg_number: ['individual'],
  siren: ['corporate', 'non_profit'],
  incorporation_number: ['corporate', 'non_profit', 'government'],
  euid: ['corporate', 'non_profit'],
  rna: ['non_profit'],
} as const satisfies Record<string, readonly IdentityKind[]>
export type IdentitySchemeName = keyof typeof identitySchemes
