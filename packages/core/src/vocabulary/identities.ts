/** (docs/powens.md#identitykind) */
export const identityKinds = ['individual', 'corporate', 'non_profit', 'government'] as const
export type IdentityKind = (typeof identityKinds)[number]

/**
 * What an identification is a number of, and the kinds of identity that have one.
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
