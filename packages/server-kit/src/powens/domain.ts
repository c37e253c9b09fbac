import { PaymentError } from '@powens-pay/core'

const label = /^[a-z\d]+(?:-[a-z\d]+)*$/
const longestLabel = 63

/**
 * A Powens domain as its label: `acme`, given as `acme` or `acme.biapi.pro`.
 *
 * Throws a sentence that says what is wrong with anything else.
 */
export function parseDomain(domain: string): string {
  const name = domain.trim().toLowerCase()
  const bare = name.endsWith('.biapi.pro') ? name.slice(0, -'.biapi.pro'.length) : name
  if (bare.length <= longestLabel && label.test(bare)) return bare
  throw new PaymentError(
    'configuration_error',
    `The Powens domain ${JSON.stringify(domain.slice(0, 80))} is not a domain name, so no call could reach Powens. ` +
      `Give its name alone, such as "acme", or the host "acme.biapi.pro": ${findFault(name)}.`,
  )
}

function findFault(name: string): string {
  if (name === '') return 'it is empty'
  if (name.includes('://')) return 'leave the scheme out'
  if (name.includes('/')) return 'leave the slash and what follows out'
  if (name.includes(':')) return 'leave the port out'
  if (name.includes('.')) return 'its host ends in .biapi.pro'
  return 'it has letters, digits and single hyphens'
}
