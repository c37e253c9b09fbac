import type { Powens } from '../powens/Powens.ts'
import { readNothing } from '../powens/Reader.ts'
import { request } from '../powens/request.ts'
import type { ConfigurationParameters } from './getConfiguration.ts'

export interface DeleteWebhookAuthParameters extends ConfigurationParameters {
  id: number
}

/** Removes a provider: its webhooks are not signed any more. (docs/powens.md#webhook-authentication) */
export async function deleteWebhookAuth(
  powens: Powens,
  parameters: DeleteWebhookAuthParameters,
): Promise<void> {
  const { configToken, id, ...options } = parameters
  if (!Number.isSafeInteger(id) || id < 0) throw new TypeError('The id of a provider is a whole number.')
  const call = { method: 'DELETE', path: `/webhooks/auth/${id}`, retries: 'never' } as const
  await request(powens, { ...call, ...options, token: configToken }, readNothing)
}
