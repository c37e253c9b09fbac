import * as z from 'zod'
import { configurationKeys } from '../vocabulary/configurationKeys.ts'
import { open, strict, text, word } from './helpers.ts'

/** A flat object; values are text in the examples. */
export const configurationSchema = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null()]),
)
export type Configuration = z.infer<typeof configurationSchema>

/** What `POST /config` is sent: text under known keys. */
export const configurationUpdateSchema = z.partialRecord(
  z.enum(configurationKeys),
  z.string('value: not text. Write "1", "0" or a number as text.'),
  {
    error: (issue) =>
      `key: ${String((issue as { keys?: string[] }).keys ?? '')} is no key of the configuration. Use one of ${configurationKeys.join(', ')}.`,
  },
)
export type ConfigurationUpdate = z.infer<typeof configurationUpdateSchema>

const shortName = 'name: not short and alphanumeric. Use at most 30 letters and digits.'

/** `POST /webhooks/auth`: how Powens proves that a webhook is its own. (docs/powens.md#webhook-authentication) */
export const webhookAuthRequestSchema = z.discriminatedUnion(
  'type',
  [
    strict('HMAC provider', {
      type: z.literal('hmac_signature'),
      // A long dashed name was answered with HTTP 500.
      name: z.string(shortName).regex(/^[A-Za-z0-9]{1,30}$/, shortName),
    }),
    strict('OAuth2 provider', {
      type: z.literal('oauth'),
      name: text('name', 'Name the provider.'),
      config: strict('OAuth2 configuration', {
        url: z.url('url: not an absolute URL. Write the token endpoint whole.'),
        client_id: text('client_id', 'Your authorization server knows it.'),
        client_secret: text('client_secret', 'Your authorization server knows it.'),
        grant_type: z.literal(
          'client_credentials',
          'grant_type: only "client_credentials" is known. Write that.',
        ),
        public_cert: word('public_cert').optional(),
        private_cert: word('private_cert').optional(),
      }),
    }),
  ],
  { error: 'type: not a known word. Use hmac_signature or oauth.' },
)
export type WebhookAuthRequest = z.input<typeof webhookAuthRequestSchema>

/** The secret is shown in the answer to `POST /webhooks/auth`, and never again. */
export const webhookAuthSchema = z.looseObject({
  id: z.int(),
  type: open<'hmac_signature' | 'oauth'>(),
  name: z.string(),
  config: z.looseObject({ secret_key: z.string().nullish() }).nullish(),
})
export type WebhookAuth = z.infer<typeof webhookAuthSchema>

/** `GET /publickey`: the key that values of a validation are encrypted for. (docs/powens.md#end-to-end-encryption) */
export const publicKeySchema = z.looseObject({
  kty: z.string(),
  kid: z.string().nullish(),
  n: z.string(),
  e: z.string(),
})
export type PublicKey = z.infer<typeof publicKeySchema>
