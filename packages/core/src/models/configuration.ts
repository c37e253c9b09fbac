import * as z from 'zod'
import { strict } from './requestFields.ts'

const flag = (key: string) =>
  z.enum(['0', '1'], `${key}: neither "0" nor "1". Write "1" to turn it on, "0" to turn it off.`)

const matching = (key: string, pattern: RegExp, what: string, cure: string) =>
  z.string(`${key}: not text. ${cure}`).regex(pattern, `${key}: ${what}. ${cure}`)

/** A host, or a whole origin; the documents speak of hosts, and of no wildcard. */
const isOrigin = (entry: string): boolean => {
  if (entry.includes('*')) return false
  const origin = entry.includes('://') ? entry : `https://${entry}`
  return URL.canParse(origin) && new URL(origin).origin === origin.toLowerCase()
}

/**
 * What `POST /config` is sent: text under the keys that concern payments. Only what is written changes.
 * (docs/powens.md#configuration-keys)
 */
export const configurationChangesSchema = strict('configuration', {
  /** `'0'`: the merchant confirms each payment within about a minute. */
  'payment.auto_confirmation': flag('payment.auto_confirmation').optional(),
  /** Days until a payment without a definite state expires. */
  'payment.manual_expire_time_days': matching(
    'payment.manual_expire_time_days',
    /^[1-9]\d{0,3}$/,
    'not a number of days',
    'Write whole days as text, such as "30".',
  ).optional(),
  /** The most a payment may be; `'0'`: no maximum. A sandbox domain keeps its cap of 10 EUR. */
  'payment.max_amount': matching(
    'payment.max_amount',
    /^\d{1,13}(\.\d{1,10})?$/,
    'not an amount',
    'Write it as exact decimal text, such as "500.00", and "0" for no maximum.',
  ).optional(),
  /** `'1'`: a webhook for every change of a payment, on domains older than 13 September 2024 too. */
  'payment.state_updated_webhook.systematic': flag('payment.state_updated_webhook.systematic').optional(),
  /** Whose pages may call the API: hosts, separated by commas. */
  'biapi.allowed_origins': z
    .string('biapi.allowed_origins: not text. Write the hosts with commas between them.')
    .refine(
      (text) => text === '' || text.split(',').every((entry) => isOrigin(entry.trim())),
      'biapi.allowed_origins: not a list of hosts. Write them with commas between them and without paths, such as "shop.example,admin.example".',
    )
    .optional(),
  /** Who gets alerts about webhooks that fail. */
  'biapi.manager.email': z
    .email('biapi.manager.email: not an e-mail address. Write one that somebody reads.')
    .optional(),
  /** Days between two alerts. */
  'webhooks.alerts_frequency': matching(
    'webhooks.alerts_frequency',
    /^\d{1,4}(\.\d{1,4})?$/,
    'not a number of days',
    'Write days as decimal text, such as "1" or "0.5".',
  ).optional(),
  // Two documents spell this key differently.
  'webhooks.compressions.enabled': flag('webhooks.compressions.enabled').optional(),
  'webhooks.compression.enabled': flag('webhooks.compression.enabled').optional(),
})
export type ConfigurationChanges = z.input<typeof configurationChangesSchema>

/** The domain's configuration, by key. Values are text in Powens's examples; what it sends is kept as it is. */
export type Configuration = Readonly<Record<string, string | number | boolean | null>>
