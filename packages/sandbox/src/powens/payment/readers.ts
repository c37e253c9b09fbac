import type { SandboxSettings } from '../../engine/settings.ts'
import type { Body } from '../../http/readBody.ts'
import { invalid, missing } from '../../http/RefusalError.ts'

/** The text under a key, or `null` when it is absent. */
export function readText(body: Body, key: string, maximum = 2000): string | null {
  const value = body[key]
  if (value === undefined || value === null) return null
  if (typeof value !== 'string') throw invalid(`The parameter ${key} has to be a string.`)
  if (value.length > maximum) throw invalid(`The parameter ${key} is longer than ${maximum} characters.`)
  return value
}

export function requireText(body: Body, key: string, maximum?: number): string {
  const text = readText(body, key, maximum)
  if (text === null || text.trim() === '') throw missing(key)
  return text
}

export function readObject(body: Body, key: string): Body | null {
  const value = body[key]
  if (value === undefined || value === null) return null
  if (typeof value !== 'object' || Array.isArray(value)) {
    throw invalid(`The parameter ${key} has to be an object.`)
  }
  return value as Body
}

export function readBoolean(body: Body, key: string): boolean | null {
  const value = body[key]
  if (value === undefined || value === null) return null
  if (typeof value !== 'boolean') throw invalid(`The parameter ${key} has to be a boolean.`)
  return value
}

export function requireBoolean(body: Body, key: string): boolean {
  const value = readBoolean(body, key)
  if (value === null) throw missing(key)
  return value
}

/** A flag of a query: `true`, `1` or present without a value. */
export function readFlag(query: URLSearchParams, key: string): boolean {
  return ['true', '1', ''].includes(query.get(key) ?? 'false')
}

const dangerousSchemes = new Set(['javascript:', 'data:', 'vbscript:', 'blob:', 'file:', 'about:'])

/** An absolute URL without a query, as Powens wants its redirect URIs, and one that the client has registered. */
export function requireRedirectUri(body: Body, registered: SandboxSettings['redirectUris']): string {
  const text = requireText(body, 'client_redirect_uri')
  if (!URL.canParse(text)) throw invalid('The parameter client_redirect_uri has to be an absolute URL.')
  const { protocol, hostname } = new URL(text)
  const isLoopback = /^((.+\.)?localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
  if (dangerousSchemes.has(protocol) || (protocol === 'http:' && !isLoopback)) {
    throw invalid('The parameter client_redirect_uri has to be HTTPS or of an app.')
  }
  // A question mark behind the hash belongs to the fragment: `https://shop.example/#/payments?token=abc` has no query.
  if (text.split('#')[0]?.includes('?')) {
    throw invalid('The parameter client_redirect_uri may not have a query; use client_state.')
  }
  // That they are registered is documented; how an unknown one is refused, and how they are compared, is not.
  if (registered && !registered.includes(text)) {
    throw invalid('The parameter client_redirect_uri is not registered with this client.')
  }
  return text
}
