import { PaymentError } from '../errors/PaymentError.ts'

/**
 * The host of a Powens domain: `acme` and `acme.biapi.pro` are both `acme.biapi.pro`, or `null`.
 *
 * A scheme, a slash, a port or another company's host is no domain. (reference: Domains)
 */
export function parseDomain(domain: string): string | null {
  const [, label] = /^([a-z\d-]{1,63})(?:\.biapi\.pro)?$/.exec(domain.toLowerCase()) ?? []
  return label && !/^-|-$|--/.test(label) ? `${label}.biapi.pro` : null
}

/** As `parseDomain`, for configuration: throws a sentence instead of answering `null`. */
export function getDomainHost(domain: string): string {
  const host = parseDomain(domain)
  if (host === null)
    throw new PaymentError(
      'configuration_error',
      `The Powens domain ${JSON.stringify(domain)} is not one, so no payment could be created. Write its label, such as acme, or its host, such as acme.biapi.pro; without a scheme, a slash or a port.`,
    )
  return host
}
