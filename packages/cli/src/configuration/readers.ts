import { getDomainHost } from '@powens-pay/core'
import { Mistake } from './Mistake.ts'

/** Hosts that never leave this machine. */
export const isLoopback = (hostname: string): boolean =>
  /^(?:localhost|.+\.localhost|\[::1\]|127(?:\.\d{1,3}){3})$/.test(hostname)

export const readText = (text: string): string => text

export function readDomain(text: string): string {
  try {
    return getDomainHost(text).replace(/\.biapi\.pro$/, '')
  } catch {
    throw new Mistake(
      'is not a Powens domain, so no payment could be created. Write its label, such as acme, or its host, acme.biapi.pro.',
    )
  }
}

/** An absolute http or https URL without credentials, query or fragment; no trailing slash. */
export function readUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^https?:$/.test(url.protocol))
    throw new Mistake(
      'is not an http or https URL, so nothing could be sent there. Write it whole, such as https://shop.example/path.',
    )
  if (url.username || url.password)
    throw new Mistake(
      'holds a user name or password, which would end in logs of proxies. Leave them out; calls are signed instead.',
    )
  if (/[?#]/.test(url.href))
    throw new Mistake('has a query or a fragment, which would be lost or signed wrongly. Leave it out.')
  return url.href.replace(/\/+$/, '')
}

/** As `readUrl`; plain http only on this machine. */
export function readSafeUrl(text: string): string {
  const address = readUrl(text)
  const { protocol, hostname } = new URL(address)
  if (protocol === 'http:' && !isLoopback(hostname))
    throw new Mistake(
      'is plain http, so anyone on the way could read and change it. Use https; http is for this machine alone.',
    )
  return address
}

export function readOrigin(text: string): string {
  const address = readSafeUrl(text)
  if (new URL(address).pathname !== '/')
    throw new Mistake('is not an origin, so no request would match it. Write scheme and host alone.')
  return address
}

export function readPath(text: string): string {
  if (/^\/(?!\/)[\w\-./~%]*$/.test(text)) return text.replace(/(?<=.)\/+$/, '')
  throw new Mistake(
    'is not a path, so no request would match it. Start it with one slash, such as /api/powens.',
  )
}

/** A whole number within bounds. */
export const readInteger =
  (from: number, to: number) =>
  (text: string): number => {
    const number = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
    if (number >= from && number <= to) return number
    throw new Mistake(`is not a whole number from ${from} to ${to}. Write digits alone.`)
  }

export function readBoolean(text: string): boolean {
  if (/^(?:true|1|yes)$/i.test(text)) return true
  if (/^(?:false|0|no)$/i.test(text)) return false
  throw new Mistake('is neither true nor false. Write one of them.')
}

export const readChoice =
  <Choice extends string>(...choices: readonly Choice[]) =>
  (text: string): Choice => {
    const choice = choices.find((known) => known === text)
    if (choice !== undefined) return choice
    throw new Mistake(`is none of ${choices.join(', ')}. Write one of them.`)
  }

export function readClientId(text: string): string {
  if (/^\d{1,20}$/.test(text)) return text
  throw new Mistake(
    'is not a number, so Powens would refuse every call. Copy the client id from the Powens console, not its name.',
  )
}

/** A secret of ours: long enough that nobody guesses it. */
export function readPaymentSecret(text: string): string {
  if (new TextEncoder().encode(text).length >= 32) return text
  throw new Mistake(
    'is shorter than 32 bytes, so payment keys could be forged. Make one with `openssl rand -base64 48`.',
  )
}

/** A Standard Webhooks secret: `whsec_` and 24 to 64 bytes in base64. */
export function readMerchantSecret(text: string): string {
  const encoded = /^whsec_([A-Za-z\d+/]{32,88}={0,2})$/.exec(text)?.[1]
  const length = encoded === undefined ? 0 : Buffer.from(encoded, 'base64').length
  if (length >= 24 && length <= 64) return text
  throw new Mistake(
    'is not a Standard Webhooks secret, so your backend could not verify our calls. ' +
      'Write whsec_ followed by 24 to 64 random bytes in base64: `echo whsec_$(openssl rand -base64 32)`.',
  )
}

/** Names of headers that are ours, of the connection, or carried by a list of their own. */
const reservedHeaders =
  /^(?:cookie|host|content-.*|transfer-encoding|connection|upgrade|te|trailer|expect|webhook-.*|powens-.*|proxy-.*)$/

export function readHeaderName(text: string): string {
  const name = text.toLowerCase()
  if (!/^[a-z\d-]{1,64}$/.test(name)) throw new Mistake('is not the name of a header. Write names alone.')
  if (reservedHeaders.test(name))
    throw new Mistake(
      `names ${name}, which belongs to the call itself and is never forwarded. Leave it out; cookies have FORWARD_COOKIES.`,
    )
  return name
}

export function readCookieName(text: string): string {
  if (/^[\w!#$%&'*+\-.^`|~]{1,128}$/.test(text)) return text
  throw new Mistake('is not the name of a cookie. Write names alone, without values.')
}

export function readStore(text: string): string {
  if (text === 'memory:' || /^sqlite:.+/.test(text)) return text
  if (/^rediss?:\/\//.test(text) && URL.canParse(text)) return text
  throw new Mistake(
    'is no store, so payments could not be remembered. Write sqlite:/path/to/file.db, redis://host:6379, or memory: for a try.',
  )
}
