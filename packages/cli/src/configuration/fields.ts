import * as read from './readers.ts'

/** One setting: how it is called, and how its text becomes a value. */
export interface Field<Value = unknown> {
  /** The name of its environment variable. In a file it is the key in camelCase. */
  variable: string
  /** Throws `Mistake`. For a list it reads one entry. */
  read: (text: string) => Value
  help: string
  /** Written as a person would write it. */
  default?: string
  isList?: true
  isRequired?: true
  isSecret?: true
}

/** Every setting of the broker. The key is its name in a configuration file. */
export const fields = {
  domain: {
    variable: 'POWENS_DOMAIN',
    read: read.readDomain,
    help: 'Your Powens domain, such as acme or acme-sandbox.',
    isRequired: true,
  },
  clientId: {
    variable: 'POWENS_CLIENT_ID',
    read: read.readClientId,
    help: 'Id of your client application in the Powens console.',
    isRequired: true,
  },
  clientSecret: {
    variable: 'POWENS_CLIENT_SECRET',
    read: read.readText,
    help: 'Secret of that client application.',
    isRequired: true,
    isSecret: true,
  },
  webhookSecrets: {
    variable: 'POWENS_WEBHOOK_SECRET',
    read: read.readText,
    help: 'Secret of the webhook authentication provider; several while it rotates. Without one changes are polled.',
    isList: true,
    isSecret: true,
  },
  verifyResponses: {
    variable: 'POWENS_VERIFY_RESPONSES',
    read: read.readBoolean,
    help: 'Whether to believe signed answers of Powens alone. Powens has to enable them for your domain first.',
    default: 'false',
  },
  apiUrl: {
    variable: 'POWENS_API_URL',
    read: read.readSafeUrl,
    help: 'Another address of the Powens API, for the sandbox.',
  },
  webviewUrl: {
    variable: 'POWENS_WEBVIEW_URL',
    read: read.readSafeUrl,
    help: "Another address of the payer's pages, for the sandbox.",
  },
  webviewFamily: {
    variable: 'POWENS_WEBVIEW_FAMILY',
    read: read.readChoice('webview', 'domain'),
    help: "Where the payer's pages are: webview for webview.powens.com, domain for below your domain's own API.",
    default: 'webview',
  },
  publicUrl: {
    variable: 'PUBLIC_URL',
    read: read.readSafeUrl,
    help: "Where browsers and Powens reach the broker, on the shop's own origin: https://shop.example/api/powens.",
    isRequired: true,
  },
  basePath: {
    variable: 'BASE_PATH',
    read: read.readPath,
    help: 'The path the broker sees, when your proxy rewrites it; otherwise it is the path of PUBLIC_URL.',
  },
  returnUrl: {
    variable: 'RETURN_URL',
    read: read.readSafeUrl,
    help: 'The page of the shop the payer returns to.',
    isRequired: true,
  },
  returnPaths: {
    variable: 'RETURN_PATHS',
    read: read.readPath,
    help: "Other paths of the shop your backend may choose as a payment's returnPath.",
    isList: true,
  },
  allowedOrigins: {
    variable: 'ALLOWED_ORIGINS',
    read: read.readOrigin,
    help: 'Other origins of the same site whose pages may call.',
    isList: true,
  },
  paymentSecrets: {
    variable: 'PAYMENT_SECRET',
    read: read.readPaymentSecret,
    help: 'Signs payment keys, links and cookies; newest first, at least 32 bytes each.',
    isList: true,
    isRequired: true,
    isSecret: true,
  },
  prepareUrl: {
    variable: 'MERCHANT_PREPARE_URL',
    read: read.readUrl,
    help: 'Your backend: answers an input with a payment request, or refuses.',
    isRequired: true,
  },
  changesUrl: {
    variable: 'MERCHANT_CHANGES_URL',
    read: read.readUrl,
    help: 'Your backend: hears each change of a payment.',
    isRequired: true,
  },
  merchantSecrets: {
    variable: 'MERCHANT_SECRET',
    read: read.readMerchantSecret,
    help: 'Signs the calls to your backend, as Standard Webhooks (whsec_…); several while it rotates.',
    isList: true,
    isRequired: true,
    isSecret: true,
  },
  merchantTimeout: {
    variable: 'MERCHANT_TIMEOUT',
    read: read.readInteger(100, 60_000),
    help: 'How long a call to your backend may take, in milliseconds.',
    default: '10000',
  },
  forwardCookies: {
    variable: 'FORWARD_COOKIES',
    read: read.readCookieName,
    help: "The payer's cookies your backend needs to know them, such as sessionid.",
    isList: true,
  },
  forwardHeaders: {
    variable: 'FORWARD_HEADERS',
    read: read.readHeaderName,
    help: "The payer's headers your backend is told.",
    default: 'authorization, accept-language',
    isList: true,
  },
  store: {
    variable: 'STORE',
    read: read.readStore,
    help: 'sqlite:/path/to/file.db, redis://host:6379 for several instances, or memory:.',
    default: 'sqlite:powens-pay.db',
    isSecret: true,
  },
  retentionDays: {
    variable: 'RETENTION_DAYS',
    read: read.readInteger(1, 3650),
    help: 'How long an order is kept after its last change.',
    default: '400',
  },
  createLimit: {
    variable: 'CREATE_LIMIT',
    read: read.readInteger(0, 1_000_000),
    help: 'How many payments one caller may create a minute; 0 for no limit.',
    default: '20',
  },
  trustProxy: {
    variable: 'TRUST_PROXY',
    read: read.readBoolean,
    help: 'Whether your proxy sets X-Forwarded-For, so that limits count callers and not the proxy.',
    default: 'false',
  },
  shopName: {
    variable: 'SHOP_NAME',
    read: read.readText,
    help: 'How the page that hands a payment to a phone calls the shop; otherwise the host of RETURN_URL.',
  },
  host: { variable: 'HOST', read: read.readText, help: 'Address to listen on.', default: '127.0.0.1' },
  port: {
    variable: 'PORT',
    read: read.readInteger(0, 65_535),
    help: 'Port to listen on; 0 for any that is free.',
    default: '8080',
  },
  managementHost: {
    variable: 'MANAGEMENT_HOST',
    read: read.readText,
    help: 'Address for health, metrics and dead letters. Keep it private.',
    default: '127.0.0.1',
  },
  managementPort: {
    variable: 'MANAGEMENT_PORT',
    read: read.readInteger(0, 65_535),
    help: 'Its port.',
    default: '8081',
  },
  logLevel: {
    variable: 'LOG_LEVEL',
    read: read.readChoice('debug', 'info', 'warn', 'error'),
    help: 'debug, info, warn or error.',
    default: 'info',
  },
  stopGrace: {
    variable: 'STOP_GRACE',
    read: read.readInteger(0, 300_000),
    help: 'How long a stop waits for requests under way, in milliseconds.',
    default: '10000',
  },
  sweepInterval: {
    variable: 'SWEEP_INTERVAL',
    read: read.readInteger(100, 3_600_000),
    help: 'How often undelivered changes and silent payments are looked for, in milliseconds.',
    default: '5000',
  },
} satisfies Record<string, Field>

export type FieldKey = keyof typeof fields
export const fieldKeys: readonly FieldKey[] = Object.keys(fields) as FieldKey[]
