import type { Configuration, WebhookAuth } from '@powens-pay/core'

/** One setting of the domain: as it is, and as it is wanted. */
export interface SettingStep {
  key: string
  /** `null`: not set. */
  from: string | null
  /** `null`: nothing is wanted of it. */
  to: string | null
}

/** The HMAC provider: as it is, and as it is wanted. */
export interface ProviderStep {
  name: string
  /** The provider of that name; `null`: there is none yet. */
  found: WebhookAuth | null
}

/** What is at Powens, and what would change there. */
export interface Plan {
  settings: SettingStep[]
  provider: ProviderStep | null
  /** Names of the providers that are there. */
  providers: string[]
}

export const isChange = ({ from, to }: SettingStep): boolean => to !== null && to !== from

/** A value of the configuration as text; Powens's examples have text alone. */
export function readValue(configuration: Configuration, key: string): string | null {
  const value = configuration[key]
  return value === undefined || value === null ? null : String(value)
}
