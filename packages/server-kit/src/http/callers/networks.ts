import { ipv4Bits, isIpv4, parseAddress } from './parseAddress.ts'

/** All addresses that begin with the same bits. */
export interface Network {
  address: bigint
  /** How many bits they share, of 128. */
  length: number
}

/** A network such as `10.0.0.0/8` or `2001:db8::/32`, or one address; `null` for any other text. */
export function parseNetwork(text: string): Network | null {
  const [, start = '', digits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text.trim()) ?? []
  const address = parseAddress(start)
  if (address === null) return null
  const before = start.includes(':') ? 0 : ipv4Bits
  const length = digits === undefined ? 128 : before + Number(digits)
  return length <= 128 ? { address, length } : null
}

export const isInside = (address: bigint, network: Network): boolean =>
  address >> BigInt(128 - network.length) === network.address >> BigInt(128 - network.length)

/** Addresses that belong to no caller on the internet, those that a carrier shares among its customers included. */
const privateNetworks = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '::/127',
  'fc00::/7',
  'fe80::/10',
].map((text) => requireNetwork(text))

function requireNetwork(text: string): Network {
  const network = parseNetwork(text)
  if (network) return network
  throw new TypeError(`${text} is no network.`)
}

export const isPrivate = (address: bigint): boolean =>
  privateNetworks.some((network) => isInside(address, network))

/** What counts as one caller: an IPv4 address, or the /64 that a customer gets whole. */
export const formatCaller = (address: bigint): string =>
  isIpv4(address)
    ? [24n, 16n, 8n, 0n].map((shift) => (address >> shift) & 255n).join('.')
    : `${(address >> 64n).toString(16).padStart(16, '0')}::/64`
