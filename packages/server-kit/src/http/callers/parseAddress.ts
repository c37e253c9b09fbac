/** IPv4 addresses take the place that IPv6 keeps for them, so that one comparison serves both. */
const ipv4Prefix = 0xffffn << 32n

/** An IP address as its 128 bits, with a zone cut off; `null` for any other text. */
export function parseAddress(text: string): bigint | null {
  const address = text.replace(/%.*$/, '')
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(address)) return parseIpv4(address)
  if (!/^[\da-f:.]{2,45}$/i.test(address) || !URL.canParse(`http://[${address}]`)) return null
  // The URL parser checks the address and writes each of its groups in hexadecimal.
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail?.split(':').filter(Boolean) ?? []
  const zeros = Array<string>(8 - left.length - right.length).fill('0')
  return [...left, ...zeros, ...right].reduce((bits, group) => (bits << 16n) | BigInt(`0x${group}`), 0n)
}

function parseIpv4(address: string): bigint | null {
  const bytes = address.split('.').map(Number)
  if (bytes.some((byte) => byte > 255)) return null
  return bytes.reduce((bits, byte) => (bits << 8n) | BigInt(byte), ipv4Prefix >> 32n)
}

/** The number of bits that IPv4 addresses have before their own. */
export const ipv4Bits = 96

export const isIpv4 = (address: bigint): boolean => address >> 32n === ipv4Prefix >> 32n
