import { toUtf8 } from '../internal/bytes.ts'
import { computeSignature, signatureDateHeader, signatureHeader } from './signature.ts'

export interface SignWebhookParameters {
  /** The `secret_key` of the HMAC provider. */
  secret: string
  /** Where the webhook is registered; only its path is signed. */
  url: string
  /** The exact bytes that will be sent. */
  body: string | Uint8Array
  /** As Powens writes it: `2022-06-27T11:08:52.577831Z`. @default now */
  date?: string | undefined
}

/** The headers Powens would send with a body: for testing a webhook endpoint, and for the sandbox's merchants. */
export async function signWebhook(parameters: SignWebhookParameters): Promise<Record<string, string>> {
  const { secret, url, body, date = new Date().toISOString() } = parameters
  const bytes = typeof body === 'string' ? toUtf8(body) : body
  const signature = await computeSignature(toUtf8(secret.trim()), new URL(url).pathname, date, bytes)
  return { [signatureHeader]: signature, [signatureDateHeader]: date }
}
