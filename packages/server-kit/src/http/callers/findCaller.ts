import type { IncomingRequest } from '../IncomingRequest.ts'
import { formatCaller, isPrivate } from './networks.ts'
import { parseAddress } from './parseAddress.ts'
import type { IsTrusted } from './readTrust.ts'

/**
 * The caller's address: that of the connection, or what the merchant's own proxies forwarded. `null` when it cannot be known.
 *
 * A private address is a proxy that nobody configured: counting it would count the whole shop as one caller.
 */
export function findCaller(
  { headers }: Pick<IncomingRequest, 'headers'>,
  remoteAddress: string | undefined,
  isTrusted: IsTrusted,
): string | null {
  // Each proxy adds the address that it sees to the end.
  const forwarded = headers.get('x-forwarded-for')?.split(',').reverse() ?? []
  const way = [remoteAddress ?? '', ...forwarded].map(readEntry)
  let hop = 0
  while (hop < way.length - 1 && isTrusted(way[hop] ?? null, hop)) hop += 1
  const address = way[hop] ?? null
  return address === null || isPrivate(address) ? null : formatCaller(address)
}

/** An address, which some proxies write with a port or in brackets. */
function readEntry(entry: string): bigint | null {
  const text = entry.trim()
  const [, bracketed, ipv4] = /^(?:\[(.*)\](?::\d+)?|([\d.]+):\d+)$/.exec(text) ?? []
  return parseAddress(bracketed ?? ipv4 ?? text)
}
