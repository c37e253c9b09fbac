import type { Bytes } from '../internal/bytes.ts'
import { hmacBase64 } from '../internal/hmac.ts'

/** The header with the signature, in padded standard base64. (docs/powens.md#webhook-signature) */
export const signatureHeader = 'BI-Signature'

/** The header with the date that is part of what is signed; used verbatim. */
export const signatureDateHeader = 'BI-Signature-Date'

/** What Powens signs: the method, the path of the registered URL, the date and the raw body, joined by dots. */
export const computeSignature = (
  secret: Bytes,
  path: string,
  date: string,
  body: Uint8Array,
): string | Promise<string> => hmacBase64(secret, `POST.${path}.${date}.`, body)
