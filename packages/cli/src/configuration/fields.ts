import { getDomainHost } from '@powens-pay/core'
import { Mistake } from './Mistake.ts'
import * as read from './readers.ts'

interface FieldText {
  /** The name of its environment variable. In a file it is the key in camelCase. */
  variable: string
  help: string
  isSecret?: true
  isRequired?: true
}

/** One setting: how it is called, and how its text becomes a value. */
export interface Field<Value = unknown> extends FieldText {
  isList?: true
  /** Throws `Mistake`. For a list it reads one entry. */
  read: (text: string) => Value
}

const field = <Value>(reader: (text: string) => Value, text: FieldText): Field<Value> => ({
  ...text,
  read: reader,
})
const list = <Value>(reader: (text: string) => Value, text: FieldText): Field<Value> & { isList: true } => ({
  ...text,
  read: reader,
  isList: true,
})

function readDomain(text: string): string {
  try {
    return getDomainHost(text).replace(/\.biapi\.pro$/, '')
  } catch {
    throw new Mistake(
      'is not a Powens domain, so no payment could be created. Write its label, such as acme, or its host, acme.biapi.pro.',
    )
  }
}

/** Every setting of the broker. The key is its name in a configuration file. */
export const fields = {
  domain: field(readDomain, {
    variable: 'POWENS_DOMAIN',
    isRequired: true,
    help: 'Your Powens domain, such as acme or acme-sandbox.',
  }),
  clientId: field(read.readClientId, {
    variable: 'POWENS_CLIENT_ID',
    isRequired: true,
    help: 'Id of your client application in the Powens console.',
  }),
  clientSecret: field(read.readText, {
    variable: 'POWENS_CLIENT_SECRET',
    isRequired: true,
    isSecret: true,
    help: 'Its secret.',
  }),
  webhookSecrets: list(read.readText, {
    variable: 'POWENS_WEBHOOK_SECRET',
    isSecret: true,
    help: 'Secret of the webhook authentication provider; several while it rotates. Without one changes are polled.',
  }),
  apiUrl: field(read.readSafeUrl, {
    variable: 'POWENS_API_URL',
    help: 'Another address of the Powens API, for the sandbox.',
  }),
  webviewUrl: field(read.readSafeUrl, {
    variable: 'POWENS_WEBVIEW_URL',
    help: "Another address of the payer's pages, for the sandbox.",
  }),
  publicUrl: field(read.readSafeUrl, {
    variable: 'PUBLIC_URL',
    isRequired: true,
    help: "Where browsers and Powens reach the broker, on the shop's own origin: https://shop.example/api/powens.",
  }),
  basePath: field(read.readPath, {
    variable: 'BASE_PATH',
    help: 'The path the broker sees, when your proxy rewrites it. Default: the path of PUBLIC_URL.',
  }),
  returnUrl: field(read.readSafeUrl, {
    variable: 'RETURN_URL',
    isRequired: true,
    help: 'The page of the shop the payer returns to.',
  }),
  returnPaths: list(read.readPath, {
    variable: 'RETURN_PATHS',
    help: "Other paths of the shop your backend may choose as a payment's returnPath.",
  }),
  allowedOrigins: list(read.readOrigin, {
    variable: 'ALLOWED_ORIGINS',
    help: 'Other origins of the same site whose pages may call.',
  }),
  paymentSecrets: list(read.readPaymentSecret, {
    variable: 'PAYMENT_SECRET',
    isRequired: true,
    isSecret: true,
    help: 'Signs payment keys, links and cookies; newest first, at least 32 bytes each.',
  }),
  prepareUrl: field(read.readUrl, {
    variable: 'MERCHANT_PREPARE_URL',
    isRequired: true,
    help: 'Your backend: answers an input with a payment request, or refuses.',
  }),
  changesUrl: field(read.readUrl, {
    variable: 'MERCHANT_CHANGES_URL',
    isRequired: true,
    help: 'Your backend: hears each change of a payment.',
  }),
  merchantSecrets: list(read.readMerchantSecret, {
    variable: 'MERCHANT_SECRET',
    isRequired: true,
    isSecret: true,
    help: 'Signs the calls to your backend, as Standard Webhooks (whsec_…); several while it rotates.',
  }),
  merchantTimeout: field(read.readInteger(100, 60_000), {
    variable: 'MERCHANT_TIMEOUT',
    help: 'How long a call to your backend may take, in milliseconds. Default: 10000.',
  }),
  forwardCookies: list(read.readCookieName, {
    variable: 'FORWARD_COOKIES',
    help: "The payer's cookies your backend needs to know them, such as sessionid. Default: none.",
  }),
  forwardHeaders: list(read.readHeaderName, {
    variable: 'FORWARD_HEADERS',
    help: "The payer's headers your backend is told. Default: authorization, accept-language.",
  }),
  store: field(read.readStore, {
    variable: 'STORE',
    isSecret: true,
    help: 'sqlite:/path/to/file.db, redis://host:6379 for several instances, or memory:. Default: sqlite:powens-pay.db.',
  }),
  retentionDays: field(read.readInteger(1, 3650), {
    variable: 'RETENTION_DAYS',
    help: 'How long an order is kept after its last change. Default: 400.',
  }),
  createLimit: field(read.readInteger(0, 1_000_000), {
    variable: 'CREATE_LIMIT',
    help: 'How many payments one caller may create a minute; 0 for no limit. Default: 20.',
  }),
  trustProxy: field(read.readBoolean, {
    variable: 'TRUST_PROXY',
    help: 'Whether your proxy sets X-Forwarded-For, so that limits count callers and not the proxy. Default: false.',
  }),
  shopName: field(read.readText, {
    variable: 'SHOP_NAME',
    help: 'How the page that hands a payment to a phone calls the shop. Default: the host of RETURN_URL.',
  }),
  host: field(read.readText, { variable: 'HOST', help: 'Address to listen on. Default: 127.0.0.1.' }),
  port: field(read.readInteger(0, 65_535), { variable: 'PORT', help: 'Default: 8080.' }),
  managementHost: field(read.readText, {
    variable: 'MANAGEMENT_HOST',
    help: 'Address for health, metrics and dead letters. Keep it private. Default: 127.0.0.1.',
  }),
  managementPort: field(read.readInteger(0, 65_535), {
    variable: 'MANAGEMENT_PORT',
    help: 'Default: 8081.',
  }),
  logLevel: field(read.readChoice('debug', 'info', 'warn', 'error'), {
    variable: 'LOG_LEVEL',
    help: 'debug, info, warn or error. Default: info.',
  }),
  stopGrace: field(read.readInteger(0, 300_000), {
    variable: 'STOP_GRACE',
    help: 'How long a stop waits for requests under way, in milliseconds. Default: 10000.',
  }),
  sweepInterval: field(read.readInteger(100, 3_600_000), {
    variable: 'SWEEP_INTERVAL',
    help: 'How often undelivered changes and silent payments are looked for, in milliseconds. Default: 5000.',
  }),
} satisfies Record<string, Field>

export type FieldKey = keyof typeof fields
export const fieldKeys: readonly FieldKey[] = Object.keys(fields) as FieldKey[]
