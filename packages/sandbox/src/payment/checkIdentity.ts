import { invalid, missing } from '../http/Refusal.ts'
import type { Body } from '../http/readBody.ts'
import type { IdentityJson } from './PaymentRecord.ts'
import { readText } from './readers.ts'

const kinds = new Set(['individual', 'corporate', 'non_profit', 'government'])

const limits: Record<string, number> = {
  external_ref: 255,
  first_name: 255,
  last_name: 255,
  birth_city: 2000,
  birth_country: 2,
  birth_date: 10,
  nationality: 255,
  postal_address: 512,
  email: 255,
  scheme_name: 255,
  identification: 255,
  issuer: 255,
  ultimate_owner_text: 2000,
  ultimate_owner_extra_text: 2000,
  org_name: 255,
  org_legal_status: 128,
  org_hq_address: 512,
  org_business_address: 512,
}

/**
 * An identity by the matrix of mandatory fields that Powens prints below its table.
 *
 * Scheme names stay open: Powens's own guides use `siret`, which its list does not have.
 */
export function checkIdentity(identity: Body | null): IdentityJson | null {
  if (!identity) return null
  const kind = identity['kind'] ?? 'individual'
  if (typeof kind !== 'string' || !kinds.has(kind)) throw invalid('The parameter kind is unknown.')
  for (const [key, limit] of Object.entries(limits)) readText(identity, key, limit)
  const mandatory = kind === 'individual' ? ['first_name', 'last_name'] : ['scheme_name', 'identification']
  for (const key of mandatory) if (!identity[key]) throw missing(key)
  if (identity['identification'] && !identity['scheme_name']) throw missing('scheme_name')
  return { ...identity, kind }
}
