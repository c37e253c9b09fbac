import { getConfiguration, listWebhookAuths, type Powens } from '@powens-pay/server-kit'
import { readValue, type Plan } from './Plan.ts'
import type { Wishes } from './readWishes.ts'

/** The settings that are shown, wanted or not. */
const shownKeys = [
  'payment.auto_confirmation',
  'payment.manual_expire_time_days',
  'payment.max_amount',
  'payment.state_updated_webhook.systematic',
  'biapi.allowed_origins',
] as const

/** Reads what is at Powens beside what is wanted. Changes nothing. */
export async function makePlan(
  powens: Powens,
  { configToken, wishes }: { configToken: string; wishes: Wishes },
): Promise<Plan> {
  const configuration = await getConfiguration(powens, { configToken })
  const providers = await listWebhookAuths(powens, { configToken })
  const { changes, webhookAuth } = wishes
  return {
    settings: shownKeys.map((key) => ({
      key,
      from: readValue(configuration, key),
      to: changes[key] ?? null,
    })),
    provider: webhookAuth && {
      name: webhookAuth.name,
      found: providers.find(({ name }) => name === webhookAuth.name) ?? null,
    },
    providers: providers.map(({ name }) => name),
  }
}
