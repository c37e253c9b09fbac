import type { WebhookAuth } from '@powens-pay/core'
import type { Powens } from '../powens/Powens.ts'
import { readObject } from '../powens/Reader.ts'
import { request } from '../powens/request.ts'
import type { ConfigurationParameters } from './getConfiguration.ts'

/** The domain's providers that sign webhooks, without their secrets. (docs/powens.md#webhook-authentication) */
export function listWebhookAuths(
  powens: Powens,
  parameters: ConfigurationParameters,
): Promise<WebhookAuth[]> {
  const { configToken, ...options } = parameters
  // The limit is the API's largest: how many are listed without one is not documented.
  const query = { limit: 1000 }
  const call = { method: 'GET', path: '/webhooks/auth', query, retries: 'transient' } as const
  return request(powens, { ...call, ...options, token: configToken }, readWebhookAuths)
}

function readWebhookAuths(answer: unknown): WebhookAuth[] | null {
  const providers = readObject<{ authproviders?: unknown }>(answer)?.authproviders
  return Array.isArray(providers) ? providers.filter((provider) => readWebhookAuth(provider) !== null) : null
}

export function readWebhookAuth(answer: unknown): WebhookAuth | null {
  const provider = readObject<WebhookAuth>(answer)
  return Number.isSafeInteger(provider?.id) && typeof provider?.name === 'string' ? provider : null
}
