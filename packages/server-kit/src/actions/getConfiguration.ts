import type { Configuration } from '@powens-pay/core'
import type { Powens } from '../powens/Powens.ts'
import { readObject } from '../powens/Reader.ts'
import { request, type ActionOptions } from '../powens/request.ts'

/** What every call about the domain's own settings takes. */
export interface ConfigurationParameters extends ActionOptions {
  /** The configuration token, from the console's settings. It allows changes of the domain: keep it off servers. */
  configToken: string
}

export interface GetConfigurationParameters extends ConfigurationParameters {
  /** Only the keys that hold this text. */
  search?: string | undefined
}

/** The domain's configuration. (docs/powens.md#configuration) */
export function getConfiguration(
  powens: Powens,
  parameters: GetConfigurationParameters,
): Promise<Configuration> {
  const { configToken, search, ...options } = parameters
  const call = { method: 'GET', path: '/config', query: { search }, retries: 'transient' } as const
  return request(powens, { ...call, ...options, token: configToken }, readObject<Configuration>)
}
