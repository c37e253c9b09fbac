import { PaymentError } from '@powens-pay/core'

/** Why a delivery was refused. */
export type WebhookFailureReason =
  | 'missing_signature'
  | 'missing_date'
  | 'invalid_date'
  | 'parsed_body'
  | 'wrong_path'
  | 'wrong_signature'
  | 'invalid_encoding'
  | 'invalid_body'

/** How each framework leaves a body as it came. */
export const keepBytes =
  'Express: mount the handler before app.use(express.json()). NestJS: create the application with { rawBody: true }. Fastify: ' +
  'register the handler in a scope that has called removeAllContentTypeParsers(). Elsewhere: pass the untouched Request, or the raw body.'

const explanations: Record<WebhookFailureReason, string> = {
  missing_signature:
    'The webhook carries no BI-Signature header, so nothing shows that Powens sent it. Create an HMAC provider and associate it with the webhook in the Powens console.',
  missing_date:
    'The webhook carries no BI-Signature-Date header, so its signature cannot be checked. A proxy in between may have dropped it.',
  invalid_date:
    'The webhook has a BI-Signature-Date that is not a date, so a replay could not be recognised.',
  parsed_body: `The webhook arrived as an object instead of bytes: something parsed the body before verification, and re-serialising changes the bytes that were signed. ${keepBytes}`,
  wrong_path:
    'The webhook was signed for another path. Powens signs the path of the URL that is registered in its console; set publicUrl (or path) to that address, not to the one behind your proxy.',
  wrong_signature:
    "The webhook's signature does not match its body. Either the secret belongs to another webhook, or something changed the body on its way: copy the secret_key of this webhook's HMAC provider from the Powens console, and pass on the untouched body.",
  invalid_encoding:
    'The webhook begins like gzip and does not unpack. Something cut or changed it on its way; pass the untouched body.',
  invalid_body:
    'The webhook is signed correctly, but its body is not a payment in UTF-8 JSON. Answer 2xx, because Powens repeats what is refused, and register this address for PAYMENT_STATE_UPDATED alone.',
}

/** A delivery that Powens cannot be shown to have sent. `reason` says why, the message what to do. */
export class WebhookVerificationError extends PaymentError {
  override readonly name: string = 'WebhookVerificationError'
  readonly reason: WebhookFailureReason

  constructor(reason: WebhookFailureReason, options?: { cause?: unknown }) {
    super('invalid_signature', explanations[reason], { status: 401, ...options })
    this.reason = reason
  }
}
