import { createClock, type Clock } from './clock.ts'
import { randomText } from './random.ts'
import type { Phases, Readings, SandboxOptions, WebhookBehaviour } from './SandboxOptions.ts'

export interface SandboxSettings {
  readonly domain: string
  readonly clientId: string
  readonly clientSecret: string
  readonly configToken: string
  readonly baseUrl: string
  readonly apiUrl: string
  readonly webviewUrl: string
  readonly phases: Phases
  readonly webhookBehaviour: WebhookBehaviour
  /** `null` when any is taken. */
  readonly redirectUris: readonly string[] | null
  readonly maximumAmount: number
  readonly callsPerMinute: number
  readonly remember: number
  readonly users: ReadonlySet<unknown>
  readonly labelsInBulk: 'first' | 'each'
  readonly readings: Readings
}

const defaultPhases: Phases = {
  instant: 15_000,
  other: 15 * 60_000,
  decoupled: 10_000,
  decoupledExpiry: 20_000,
  code: 5 * 60_000,
  confirmation: 60_000,
  execution: 24 * 60 * 60_000,
  backgroundCheck: 5 * 60_000,
  webhookRetry: 5 * 60_000,
}

/** The options with their defaults. Throws `TypeError` when the domain is not a label. */
export function readOptions(options: SandboxOptions): { settings: SandboxSettings; clock: Clock } {
  const domain = options.domain ?? 'acme'
  if (!/^[a-z\d]+(-[a-z\d]+)*$/.test(domain)) {
    throw new TypeError(
      `createSandbox: domain is ${JSON.stringify(domain)}, but Powens's domains are a label such as 'acme-sandbox'. Leave out scheme, dots and slashes.`,
    )
  }
  const isSandbox = domain.endsWith('-sandbox')
  const baseUrl = (options.baseUrl ?? `https://${domain}.biapi.pro`).replace(/\/$/, '')
  return {
    clock: options.clock ?? createClock(),
    settings: {
      domain,
      clientId: options.clientId ?? '12345678',
      clientSecret: options.clientSecret ?? randomText(32),
      configToken: options.configToken ?? randomText(40),
      baseUrl,
      apiUrl: `${baseUrl}/2.0`,
      webviewUrl: options.baseUrl === undefined ? 'https://webview.powens.com' : `${baseUrl}/webview`,
      phases: { ...defaultPhases, ...options.phases },
      webhookBehaviour: { rule: 'every_change', gzip: false, ...options.webhookBehaviour },
      redirectUris: options.redirectUris ?? null,
      maximumAmount: readLimit(options.maximumAmount, isSandbox ? 10 : null),
      callsPerMinute: readLimit(options.callsPerMinute, isSandbox ? 30 : null),
      remember: options.remember ?? Infinity,
      users: new Set(options.users),
      labelsInBulk: options.labelsInBulk ?? 'first',
      readings: {
        cancelInWebview: 'rejects',
        cancelErrorCode: 'cancelledByUser',
        fields: 'array',
        expiresIn: 'present',
        ...options.readings,
      },
    },
  }
}

/** `null` is no limit; left out, the domain's own. */
const readLimit = (chosen: number | null | undefined, own: number | null): number =>
  (chosen === undefined ? own : chosen) ?? Infinity
