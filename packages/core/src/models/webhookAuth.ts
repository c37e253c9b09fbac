import * as z from 'zod'
import { open } from './open.ts'

/**
 * `POST /webhooks/auth`: how Powens proves that a webhook is its own. The answer holds the secret; Powens never
 * shows it again. (docs/powens.md#webhook-authentication)
 */
export const webhookAuthSchema = z.looseObject({
  id: z.int(),
  type: open<'hmac_signature' | 'oauth'>(),
  name: z.string(),
  config: z.looseObject({ secret_key: z.string().nullish() }).nullish(),
})
