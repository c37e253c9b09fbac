import type { RouteEntry } from '../createRoutes.ts'
import type { IncomingRequest } from '../IncomingRequest.ts'
import type { Settings } from '../Settings.ts'
import type { Mistake } from './Mistake.ts'

const noSecrets: Mistake = {
  code: 'not_found',
  cause: 'webhook without secrets',
  sentence:
    'A webhook came and was refused, because createPaymentHandler got no webhook.secrets to verify it with: pass ' +
    'webhook: { secrets: [secret] } with the secret of the HMAC provider in the Powens console.',
}

const noValidation: Mistake = {
  code: 'not_found',
  cause: 'validation without option',
  sentence:
    'A page asked to validate a payment itself and was refused, because createPaymentHandler got no validation: pass ' +
    'validation: { pageUrl }, if Powens authorised you, or send payers to Powens’s webview.',
}

/** The request would have found its route if `publicUrl` had another path, or if webhooks were wanted. */
export function explainPath(
  { method, url }: IncomingRequest,
  { basePath, origin, publicUrl, webhook, validation }: Settings,
  table: readonly RouteEntry[],
): Mistake | null {
  const segments = new URL(url).pathname.replace(/\/$/, '').split('/').slice(1)
  const entry = table.find(({ methods, parts }) => methods.includes(method) && endsWith(segments, parts))
  if (!entry) return null
  const base = ['', ...segments.slice(0, -entry.parts.length)].join('/')
  if (entry.path === '/webhooks' && base === basePath && !webhook) return noSecrets
  if (entry.path.startsWith('/payments/:/validation') && base === basePath && !validation) return noValidation
  if (base === basePath || base.length > 200) return null
  return {
    code: 'not_found',
    cause: 'path',
    sentence:
      `A request to ${base}${entry.path} found nothing, because publicUrl is ${publicUrl}, so the handler expects ` +
      `${basePath}${entry.path}: set publicUrl to ${origin}${base}, or basePath to ${base || '/'} if a proxy rewrites the path.`,
  }
}

function endsWith(segments: readonly string[], parts: readonly string[]): boolean {
  const tail = segments.slice(-parts.length)
  return tail.length === parts.length && parts.every((part, index) => part === ':' || part === tail[index])
}
