import { PaymentError } from '../errors/PaymentError.ts'

const suffix = '.biapi.pro'

/**
 * Parses a Powens domain into its host: `acme` and `acme.biapi.pro` both give `acme.biapi.pro`.
 *
 * `null` for what is no domain, such as a text with a scheme, a slash, a port or another company's host.
 * (docs/powens.md#domains-and-environments)
 */
export function parseDomain(domain: string): string | null {
  const label = findLabel(domain)
  return label === null ? null : label + suffix
}

/** As `parseDomain`, for configuration: throws `PaymentError('configuration_error')` instead of giving `null`. */
export function getDomainHost(domain: string): string {
  return getDomainLabel(domain) + suffix
}

/** The label of a Powens domain, such as `acme`. Throws `PaymentError('configuration_error')` for what is no domain. */
export function getDomainLabel(domain: string): string {
  const label = findLabel(domain)
  if (label !== null) return label
  throw new PaymentError(
    'configuration_error',
    `The Powens domain ${JSON.stringify(domain.slice(0, 80))} is not a domain name, so no call could reach Powens. ` +
      `Write its label, such as acme, or its host, such as acme.biapi.pro: ${findFault(domain)}.`,
  )
}

function findLabel(domain: string): string | null {
  const name = domain.toLowerCase()
  const label = name.endsWith(suffix) ? name.slice(0, -suffix.length) : name
  return label.length <= 63 && /^[a-z\d]+(?:-[a-z\d]+)*$/.test(label) ? label : null
}

function findFault(domain: string): string {
  if (domain.trim() === '') return 'it is empty'
  if (domain.includes('://')) return 'leave the scheme out'
  if (domain.includes('/')) return 'leave the slash and what follows out'
  if (domain.includes(':')) return 'leave the port out'
  if (domain.includes('.')) return 'its host ends in .biapi.pro'
  return 'it has letters, digits and single hyphens'
}
