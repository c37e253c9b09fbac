import type { FieldKey, fields } from './fields.ts'

type ValueOf<Key extends FieldKey> = (typeof fields)[Key] extends {
  isList: true
  read: (text: string) => infer Value
}
  ? Value[]
  : ReturnType<(typeof fields)[Key]['read']>

/** What was set, before defaults. */
export type ConfigurationValues = { [Key in FieldKey]?: ValueOf<Key> }

/** Settings that have neither a default nor to be set. */
type OptionalKey = 'apiUrl' | 'webviewUrl' | 'basePath' | 'shopName'

/** The broker's configuration, checked and with its defaults. */
export type Configuration = Required<Omit<ConfigurationValues, OptionalKey>> &
  Pick<ConfigurationValues, OptionalKey>

export const defaults = {
  webhookSecrets: [],
  returnPaths: [],
  allowedOrigins: [],
  merchantTimeout: 10_000,
  forwardCookies: [],
  forwardHeaders: ['authorization', 'accept-language'],
  store: 'sqlite:powens-pay.db',
  retentionDays: 400,
  createLimit: 20,
  trustProxy: false,
  host: '127.0.0.1',
  port: 8080,
  managementHost: '127.0.0.1',
  managementPort: 8081,
  logLevel: 'info',
  stopGrace: 10_000,
  sweepInterval: 5_000,
} satisfies ConfigurationValues
