import type { WebhookAuth } from '@powens-pay/core'
import { checkBody } from '../powens/checkBody.ts'
import type { Powens } from '../powens/Powens.ts'
import { request } from '../powens/request.ts'
import type { ConfigurationParameters } from './getConfiguration.ts'
import { readWebhookAuth } from './listWebhookAuths.ts'

export interface CreateWebhookAuthParameters extends ConfigurationParameters {
  /** A name that no other provider of the domain has, such as `Shop`. */
  name: string
}

/**
 * Creates the HMAC provider that signs webhooks. `config.secret_key` is the secret to verify them with: Powens shows it in this
 * answer and never again. The webhook itself is added in the console, and connected with this provider there: Powens has no
 * public call for it. (docs/powens.md#registering-a-webhook)
 */
export async function createWebhookAuth(
  powens: Powens,
  parameters: CreateWebhookAuthParameters,
): Promise<WebhookAuth> {
  const { configToken, name, ...options } = parameters
  const body = await checkBody('webhookAuthRequestSchema', 'HMAC provider', { type: 'hmac_signature', name })
  const call = { method: 'POST', path: '/webhooks/auth', body, retries: 'never' } as const
  return request(powens, { ...call, ...options, token: configToken }, readWebhookAuth)
}
