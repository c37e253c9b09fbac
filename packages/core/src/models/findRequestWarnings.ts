import { identityKinds, identitySchemes } from '../vocabulary/identities.ts'
import type { IdentityRequest } from './identity.ts'
import type { PaymentRequest } from './payment.ts'

/** What only some of Powens's documents require, and what is probably a mistake. */
export type RequestWarningCode =
  | 'payer_identity_missing'
  | 'beneficiary_identity_missing'
  | 'identity_field_recommended'
  | 'identity_field_not_applicable'
  | 'identity_scheme_undocumented'
  | 'reference_id_given'
  | 'reference_id_too_long_for_faster_payments'
  | 'mixed_currencies'

export interface RequestWarning {
  code: RequestWarningCode
  /** Where, such as `instructions.0.beneficiary_identity`. */
  path: string
  message: string
}

type OrganisationField = 'org_name' | 'org_legal_status' | 'org_hq_address' | 'org_business_address'

const personal = ['first_name', 'last_name', 'birth_city', 'birth_country', 'birth_date'] as const
// The texts call these required, the matrix recommends the first alone, the examples leave the addresses out.
const organisational: OrganisationField[] = [
  'org_name',
  'org_legal_status',
  'org_hq_address',
  'org_business_address',
]
const recommendedFor = (kind: string) =>
  kind === 'individual' ? (['birth_city', 'birth_country', 'birth_date'] as const) : organisational

/**
 * Lists why Powens might still refuse a request that `paymentRequestSchema` accepts, and what is probably a mistake in it.
 *
 * Warnings never stop a payment: Powens takes requests without them too. (docs/powens.md#identity-requirements)
 */
export function findRequestWarnings(request: PaymentRequest): RequestWarning[] {
  const found: RequestWarning[] = []
  const warn = (code: RequestWarningCode, path: string, message: string) =>
    found.push({ code, path, message })

  const checkIdentity = (identity: IdentityRequest | undefined, path: string) => {
    if (!identity) return
    const kind = identity.kind ?? identityKinds[0]
    for (const field of recommendedFor(kind))
      if (identity[field] === undefined)
        warn('identity_field_recommended', `${path}.${field}`, `${field} is recommended for kind "${kind}".`)
    for (const field of kind === 'individual' ? organisational : personal)
      if (identity[field] !== undefined)
        warn('identity_field_not_applicable', `${path}.${field}`, `${field} says nothing of kind "${kind}".`)
    if (identity.scheme_name !== undefined && !Object.hasOwn(identitySchemes, identity.scheme_name))
      warn(
        'identity_scheme_undocumented',
        `${path}.scheme_name`,
        "Powens's reference lists no such scheme; its guides use siret all the same.",
      )
  }

  if (!request.payer_identity)
    warn(
      'payer_identity_missing',
      'payer_identity',
      "Powens's guides require it; its reference makes it optional.",
    )
  checkIdentity(request.payer_identity, 'payer_identity')
  checkIdentity(request.operator_identity, 'operator_identity')

  request.instructions.forEach((instruction, index) => {
    const path = `instructions.${index}`
    if (!instruction.beneficiary_identity)
      warn(
        'beneficiary_identity_missing',
        `${path}.beneficiary_identity`,
        "Powens's guides require it; its reference makes it optional.",
      )
    checkIdentity(instruction.beneficiary_identity, `${path}.beneficiary_identity`)
    if (instruction.reference_id === undefined) return
    warn('reference_id_given', `${path}.reference_id`, 'Powens recommends leaving it out, and makes one.')
    if (
      instruction.beneficiary.scheme_name === 'sort_code_account_number' &&
      instruction.reference_id.length > 18
    )
      warn(
        'reference_id_too_long_for_faster_payments',
        `${path}.reference_id`,
        'UK Faster Payments carry at most 18 characters.',
      )
  })
  if (new Set(request.instructions.map(({ currency }) => currency)).size > 1)
    warn('mixed_currencies', 'instructions', 'Whether one payment may mix currencies is not documented.')
  return found
}
