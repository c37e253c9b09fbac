import { isLoopback } from '@powens-pay/core'

/** An address of the bank that a browser may be sent to, or `null`: https alone, or this machine for a sandbox. */
export function readBankUrl(value: unknown): string | null {
  if (typeof value !== 'string' || !URL.canParse(value)) return null
  const { protocol, hostname, href } = new URL(value)
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname)) ? href : null
}
