import { PaymentError } from '@powens-pay/core'
import { isInside, isPrivate, parseNetwork, type Network } from './networks.ts'

/** Proxies of yours: none, one (`true`), a number of them in a row, or the networks they are in. */
export type TrustProxy = boolean | number | readonly string[]

/** Whether an address on a request's way is a proxy of the merchant's: `hop` counts from 0, the connection itself. */
export type IsTrusted = (address: bigint | null, hop: number) => boolean

/** Whether a text may stand in the list of `trustProxy`: a network, one address, or `private`. */
export const isNetwork = (text: string): boolean => text === ownNetworks || parseNetwork(text) !== null

/** Stands for loopback, private and carriers' addresses. */
const ownNetworks = 'private'

/** Throws `PaymentError('configuration_error')` for what is neither a number of hops nor a list of networks. */
export function readTrust(trust: TrustProxy): IsTrusted {
  if (typeof trust === 'boolean') return (_, hop) => trust && hop === 0
  if (typeof trust === 'number') {
    if (!Number.isSafeInteger(trust) || trust < 0) throw misuse(String(trust))
    return (_, hop) => hop < trust
  }
  if (!Array.isArray(trust)) throw misuse(typeof trust)
  const wrong = trust.find((text: unknown) => typeof text !== 'string' || !isNetwork(text))
  if (wrong !== undefined) throw misuse(JSON.stringify(wrong).slice(0, 80))
  const networks = trust.map(parseNetwork).filter((network): network is Network => network !== null)
  const isOwn = trust.includes(ownNetworks) ? isPrivate : () => false
  return (address) =>
    address !== null && (isOwn(address) || networks.some((network) => isInside(address, network)))
}

const misuse = (what: string): PaymentError =>
  new PaymentError(
    'configuration_error',
    `trustProxy is ${what}, so limits could not tell callers from proxies. Pass true, how many proxies of yours a request ` +
      "passes, or their networks, such as ['private', '203.0.113.0/24'].",
  )
