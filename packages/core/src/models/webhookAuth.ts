import * as z from 'zod'
import { open } from './open.ts'
import { strict } from './requestFields.ts'

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

/** A provider, as it is when it is created. The list of them has no `config`. */
export type WebhookAuth = z.infer<typeof webhookAuthSchema>

/**
 * Asks for an HMAC provider. The name has to be new; one that is long and holds dashes was answered with 500 once.
 * (docs/powens.md#webhook-authentication)
 */
export const webhookAuthRequestSchema = strict('HMAC provider', {
  type: z.literal('hmac_signature', 'type: not "hmac_signature". Write that.'),
  name: z
    .string('name: missing. Name the provider, such as "Shop".')
    .trim()
    .min(1, 'name: empty. Name the provider, such as "Shop".')
    .max(255, 'name: longer than 255 characters. Choose a shorter one.')
    .refine(
      (name) => !(name.length >= 39 && name.includes('-')),
      'name: long and with dashes, which Powens answered with 500 before. Choose a shorter name, or write spaces.',
    ),
})
