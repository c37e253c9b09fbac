import type { IdentityJson } from '../../engine/PaymentRecord.ts'
import { isDate } from '../../engine/time.ts'
import type { World } from '../../engine/World.ts'
import type { Body } from '../../http/readBody.ts'
import { invalid, missing } from '../../http/RefusalError.ts'
import { readText } from './readers.ts'

const kinds = new Set(['individual', 'corporate', 'non_profit', 'government'])

// Which schemes belong to which kinds. A scheme that is not listed is left alone: Powens's own guides use `siret`.
const schemes: Record<string, readonly string[]> = {
  national_id_number: ['individual'],
  passport_number: ['individual'],
  alien_reg_number: ['individual'],
  siren: ['corporate', 'non_profit'],
  incorporation_number: ['corporate', 'non_profit', 'government'],
  euid: ['corporate', 'non_profit'],
  rna: ['non_profit'],
}

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

/** An identity by the matrix of mandatory fields that Powens prints below its table. */
export function checkIdentity(world: World, identity: Body | null): IdentityJson | null {
  if (!identity) return null
  const kind = identity['kind'] ?? 'individual'
  if (typeof kind !== 'string' || !kinds.has(kind)) throw invalid('The parameter kind is unknown.')
  for (const [key, limit] of Object.entries(limits)) readText(identity, key, limit)
  const mandatory = kind === 'individual' ? ['first_name', 'last_name'] : ['scheme_name', 'identification']
  for (const key of mandatory) if (!identity[key]) throw missing(key)
  if (identity['identification'] && !identity['scheme_name']) throw missing('scheme_name')
  const kindsOfScheme = schemes[readText(identity, 'scheme_name') ?? '']
  if (kindsOfScheme && !kindsOfScheme.includes(kind)) {
    throw invalid('The parameter scheme_name does not fit the kind.')
  }
  const country = readText(identity, 'birth_country')
  if (country !== null && !/^[A-Z]{2}$/i.test(country)) {
    throw invalid('The parameter birth_country has to be a country code of two letters.')
  }
  const birthDate = readText(identity, 'birth_date')
  if (birthDate !== null && !isDate(birthDate)) throw invalid('The parameter birth_date has to be a date.')
  const user = identity['id_user'] ?? null
  if (user !== null && !world.settings.users.has(user)) {
    throw invalid('The parameter id_user has to be an existing user of this domain.')
  }
  return { ...identity, kind }
}
