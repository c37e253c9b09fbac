import * as z from 'zod'
import { hostname, origin, path, safeUrl, url } from './addresses.ts'
import { cookieName, headerName } from './forwarding.ts'
import {
  boolean,
  choice,
  clientId,
  domain,
  integer,
  list,
  merchantSecret,
  paymentSecret,
  staffToken,
  store,
  text,
  trustProxy,
} from './types.ts'

/** What a person reads about a setting. */
export interface SettingText {
  /** The name of its environment variable. In a file it is the key in camelCase. */
  variable: string
  help: string
  isSecret: boolean
}

const texts = z.registry<SettingText>()

function setting<Type extends z.ZodType>(variable: string, help: string, type: Type, isSecret = false): Type {
  // A copy, because one type serves several settings and a registry knows each schema once.
  const copy = type.clone()
  texts.add(copy, { variable, help, isSecret })
  return copy
}

const secret = <Type extends z.ZodType>(variable: string, help: string, type: Type): Type =>
  setting(variable, help, type, true)

/**
 * Every setting of the broker. The key is its name in a configuration file; defaults are written as a person would write them.
 */
export const configurationSchema = z.object({
  domain: setting('POWENS_DOMAIN', 'Your Powens domain, such as acme or acme-sandbox.', domain),
  clientId: setting('POWENS_CLIENT_ID', 'Id of your client application in the Powens console.', clientId),
  clientSecret: secret('POWENS_CLIENT_SECRET', 'Secret of that client application.', text),
  webhookSecrets: secret(
    'POWENS_WEBHOOK_SECRET',
    'Secret of the webhook authentication provider; several while it rotates. Without one changes are polled.',
    list(text).prefault([]),
  ),
  verifyResponses: setting(
    'POWENS_VERIFY_RESPONSES',
    'Whether to accept only signed answers of Powens. Powens has to enable them for your domain first.',
    boolean.prefault('false'),
  ),
  apiUrl: setting(
    'POWENS_API_URL',
    'Another address of the Powens API, for the sandbox.',
    safeUrl.optional(),
  ),
  webviewUrl: setting(
    'POWENS_WEBVIEW_URL',
    "Another address of the payer's pages, for the sandbox.",
    safeUrl.optional(),
  ),
  webviewFamily: setting(
    'POWENS_WEBVIEW_FAMILY',
    "Where the payer's pages are: webview for webview.powens.com, domain for below your domain's own API.",
    choice('webview', 'domain').prefault('webview'),
  ),
  publicUrl: setting(
    'PUBLIC_URL',
    "Where browsers and Powens reach the broker, on the shop's own origin: https://shop.example/api/powens.",
    safeUrl,
  ),
  basePath: setting(
    'BASE_PATH',
    'The path the broker sees, when your proxy rewrites it; otherwise it is the path of PUBLIC_URL.',
    path.optional(),
  ),
  returnUrl: setting('RETURN_URL', 'The page of the shop the payer returns to.', safeUrl),
  returnPaths: setting(
    'RETURN_PATHS',
    "Other paths of the shop your backend may choose as a payment's returnPath.",
    list(path).prefault([]),
  ),
  allowedOrigins: setting(
    'ALLOWED_ORIGINS',
    'Other origins of the same site whose pages may call.',
    list(origin).prefault([]),
  ),
  paymentSecrets: secret(
    'PAYMENT_SECRET',
    'Signs payment keys, links and cookies; newest first, at least 32 bytes each.',
    list(paymentSecret),
  ),
  prepareUrl: setting(
    'MERCHANT_PREPARE_URL',
    'Your backend: answers an input with a payment request, or refuses.',
    url,
  ),
  changesUrl: setting('MERCHANT_CHANGES_URL', 'Your backend: receives each change of a payment.', url),
  merchantSecrets: secret(
    'MERCHANT_SECRET',
    'Signs the calls to your backend, as Standard Webhooks (whsec_…); several while it rotates.',
    list(merchantSecret),
  ),
  merchantTimeout: setting(
    'MERCHANT_TIMEOUT',
    'How long a call to your backend may take, in milliseconds.',
    integer(100, 60_000).prefault('10000'),
  ),
  forwardCookies: setting(
    'FORWARD_COOKIES',
    "The payer's cookies your backend needs to know them, such as sessionid.",
    list(cookieName).prefault([]),
  ),
  forwardHeaders: setting(
    'FORWARD_HEADERS',
    "The payer's headers your backend receives.",
    list(headerName).prefault('authorization, accept-language'),
  ),
  store: secret(
    'STORE',
    'sqlite:/path/to/file.db; postgres://user@host/database or redis://host:6379 for several instances; or memory:.',
    store.prefault('sqlite:powens-pay.db'),
  ),
  storePrefix: setting(
    'STORE_PREFIX',
    'Put before every key in Redis; braces keep the keys in one slot.',
    text.prefault('{powens-pay}:'),
  ),
  storeTimeout: setting(
    'STORE_TIMEOUT',
    'How long a call of the store may take, in milliseconds.',
    integer(100, 60_000).prefault('5000'),
  ),
  retentionDays: setting(
    'RETENTION_DAYS',
    'How long an order is kept after its last change.',
    integer(1, 3650).prefault('400'),
  ),
  createLimit: setting(
    'CREATE_LIMIT',
    'How many payments one caller may create a minute; 0 for no limit.',
    integer(0, 1_000_000).prefault('20'),
  ),
  trustProxy: setting(
    'TRUST_PROXY',
    'Which proxies of yours set X-Forwarded-For: how many in a row, or their networks (private, 203.0.113.0/24).',
    trustProxy.prefault('false'),
  ),
  shopName: setting(
    'SHOP_NAME',
    'How the page that hands a payment to a phone calls the shop; otherwise the host of RETURN_URL.',
    text.optional(),
  ),
  validationPageUrl: setting(
    'VALIDATION_PAGE_URL',
    'The page of the shop in which payers approve, if Powens authorised you to have one; otherwise they use its webview.',
    safeUrl.optional(),
  ),
  validationWhiteLabel: setting(
    'VALIDATION_WHITE_LABEL',
    'Whether Powens lets that page handle every mechanism of a bank, and not webauth alone.',
    boolean.prefault('false'),
  ),
  host: setting('HOST', 'Address to listen on.', text.prefault('127.0.0.1')),
  port: setting('PORT', 'Port to listen on; 0 for any that is free.', integer(0, 65_535).prefault('8080')),
  managementHost: setting(
    'MANAGEMENT_HOST',
    'Address for health, metrics and dead letters. Keep it private.',
    text.prefault('127.0.0.1'),
  ),
  managementHostnames: setting(
    'MANAGEMENT_HOSTNAMES',
    'Names with a dot under which it is reached, such as broker.internal. Addresses and names without one always work.',
    list(hostname).prefault([]),
  ),
  staffToken: secret(
    'STAFF_TOKEN',
    'Opens /staff on the management port, where payments are listed, resolved and redelivered: at least 32 bytes. Left out, there is no /staff.',
    staffToken.optional(),
  ),
  managementPort: setting('MANAGEMENT_PORT', 'Its port.', integer(0, 65_535).prefault('8081')),
  logLevel: setting(
    'LOG_LEVEL',
    'debug, info, warn or error.',
    choice('debug', 'info', 'warn', 'error').prefault('info'),
  ),
  stopGrace: setting(
    'STOP_GRACE',
    'How long a stop may take for all that is under way, in milliseconds.',
    integer(0, 300_000).prefault('10000'),
  ),
  sweepInterval: setting(
    'SWEEP_INTERVAL',
    'How often undelivered changes and silent payments are looked for, in milliseconds.',
    integer(100, 3_600_000).prefault('5000'),
  ),
})

export type SettingKey = keyof typeof configurationSchema.shape
export const settingKeys: readonly SettingKey[] = configurationSchema.keyof().options

export interface Setting extends SettingText {
  type: z.ZodType
  isRequired: boolean
  /** As a person would write it; empty when there is none. */
  default: string
}

/** What is known of a setting. */
export function findSetting(key: SettingKey): Setting {
  const type: z.ZodType = configurationSchema.shape[key]
  const known = texts.get(type)
  if (!known) throw new Error(`The setting ${key} has no texts.`)
  return {
    ...known,
    type,
    isRequired: !type.safeParse(undefined).success,
    default: type instanceof z.ZodPrefault ? String(type.def.defaultValue) : '',
  }
}
