import type { Configuration, ConfigurationChanges } from '@powens-pay/core'
import { checkBody } from '../powens/checkBody.ts'
import type { Powens } from '../powens/Powens.ts'
import { readObject } from '../powens/Reader.ts'
import { request } from '../powens/request.ts'
import type { ConfigurationParameters } from './getConfiguration.ts'

export interface UpdateConfigurationParameters extends ConfigurationParameters {
  /** Only these keys change. */
  changes: ConfigurationChanges
}

/**
 * Changes the domain's configuration: expiry, maximum amount, confirmation, webhooks. Gives what Powens answers; read it
 * again with `getConfiguration` to be sure. (docs/powens.md#configuration-keys)
 *
 * Throws `PaymentError('configuration_error')` for a key or a value that Powens does not document, before anything is sent.
 */
export async function updateConfiguration(
  powens: Powens,
  parameters: UpdateConfigurationParameters,
): Promise<Configuration> {
  const { configToken, changes, ...options } = parameters
  const body = await checkBody('configurationChangesSchema', 'configuration', changes)
  // Setting a key to the same value again changes nothing.
  const call = { method: 'POST', path: '/config', body, retries: 'transient' } as const
  return request(powens, { ...call, ...options, token: configToken }, readObject<Configuration>)
}
