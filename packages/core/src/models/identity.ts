import * as z from 'zod'
import {
  type IdentityKind,
  identityKinds,
  type IdentitySchemeName,
  identitySchemes,
} from '../vocabulary/identities.ts'
import type { Open } from '../vocabulary/Open.ts'
import { open } from './open.ts'
import { date, flag, oneOf, strict, text, whole, word } from './requestFields.ts'

const optionalText = (name: string, maximum?: number) =>
  text(name, 'Fill it in, or leave the field out.', maximum).optional()

/**
 * A person or an organisation we send. (docs/powens.md#identity)
 *
 * Refuses an identity without what is mandatory for its kind (docs/powens.md#identity-requirements); what is only
 * recommended is named by `findRequestWarnings`.
 */
export const identityRequestSchema = strict('identity', {
  id_user: whole('id_user').optional(),
  kind: oneOf('kind', identityKinds).optional(),
  external_ref: optionalText('external_ref', 255),
  first_name: optionalText('first_name', 255),
  last_name: optionalText('last_name', 255),
  birth_city: optionalText('birth_city'),
  birth_country: z
    .string('birth_country: not text. Write two capital letters, such as FR.')
    .regex(/^[A-Z]{2}$/, 'birth_country: no ISO 3166-1 code. Write two capital letters, such as FR.')
    .optional(),
  birth_date: date('birth_date').optional(),
  /** Free text: Powens shows both `French` and `FR`. */
  nationality: optionalText('nationality'),
  postal_address: optionalText('postal_address', 512),
  email: optionalText('email', 255),
  /** Other words than `identitySchemes` are allowed: Powens's own examples use `siret`. */
  scheme_name: word<IdentitySchemeName>('scheme_name').optional(),
  identification: optionalText('identification', 255),
  issuer: optionalText('issuer', 255),
  ultimate_owner_text: optionalText('ultimate_owner_text'),
  ultimate_owner_extra_text: optionalText('ultimate_owner_extra_text'),
  /** Politically exposed. */
  pep: flag('pep').optional(),
  org_name: optionalText('org_name', 255),
  org_legal_status: optionalText('org_legal_status', 128),
  org_hq_address: optionalText('org_hq_address', 512),
  org_business_address: optionalText('org_business_address', 512),
}).superRefine((identity, context) => {
  const kind = identity.kind ?? 'individual'
  const refuse = (field: string, why: string) =>
    context.addIssue({ code: 'custom', path: [field], message: `${field}: ${why}` })

  const mandatory =
    kind === 'individual'
      ? (['first_name', 'last_name'] as const)
      : (['scheme_name', 'identification'] as const)
  for (const field of mandatory) {
    if (identity[field] === undefined)
      refuse(field, `missing, and Powens requires it of kind "${kind}". Fill it in.`)
  }
  if (kind === 'individual' && identity.identification !== undefined && identity.scheme_name === undefined)
    refuse('scheme_name', 'missing, so nobody knows what the identification is a number of. Name its scheme.')

  const kinds = findSchemeKinds(identity.scheme_name)
  if (kinds && !kinds.includes(kind))
    refuse(
      'scheme_name',
      `"${identity.scheme_name}" is not for kind "${kind}" but for ${kinds.join(', ')}. Change one.`,
    )
})
export type IdentityRequest = z.input<typeof identityRequestSchema>

function findSchemeKinds(scheme: Open<IdentitySchemeName> | undefined): readonly IdentityKind[] | undefined {
  return scheme !== undefined && Object.hasOwn(identitySchemes, scheme)
    ? identitySchemes[scheme as IdentitySchemeName]
    : undefined
}

/**
 * A person or an organisation Powens sends; without `show_sensitive` most fields are left out.
 * (docs/powens.md#identity)
 */
export const identitySchema = z.looseObject({
  id_user: z.int().nullish(),
  kind: open<IdentityKind>().nullish(),
  external_ref: z.string().nullish(),
  first_name: z.string().nullish(),
  last_name: z.string().nullish(),
  birth_city: z.string().nullish(),
  birth_country: z.string().nullish(),
  birth_date: z.string().nullish(),
  nationality: z.string().nullish(),
  postal_address: z.string().nullish(),
  email: z.string().nullish(),
  scheme_name: open<IdentitySchemeName>().nullish(),
  identification: z.string().nullish(),
  issuer: z.string().nullish(),
  ultimate_owner_text: z.string().nullish(),
  ultimate_owner_extra_text: z.string().nullish(),
  /** Powens's table says "255 characters", which is read as a slip; a text does no harm. */
  pep: z.union([z.boolean(), z.string()]).nullish(),
  org_name: z.string().nullish(),
  org_legal_status: z.string().nullish(),
  org_hq_address: z.string().nullish(),
  org_business_address: z.string().nullish(),
})
export type Identity = z.infer<typeof identitySchema>
