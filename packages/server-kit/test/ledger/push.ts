import type { Sandbox } from '@powens-pay/sandbox'
import { signWebhook } from '../../src/webhooks/signWebhook.ts'
import { publicUrl, webhookSecret } from '../createShop.ts'

/** Brings a webhook that Powens did sign, `age` milliseconds ago. Returns the status of the answer. */
export async function push(
  handler: (request: Request) => Promise<Response>,
  { clock }: Sandbox,
  body: object,
  age = 0,
): Promise<number> {
  const url = `${publicUrl}/webhooks`
  const text = JSON.stringify(body)
  const date = new Date(clock.now() - age).toISOString()
  const headers = await signWebhook({ secret: webhookSecret, url, body: text, date })
  return (await handler(new Request(url, { method: 'POST', headers, body: text }))).status
}
