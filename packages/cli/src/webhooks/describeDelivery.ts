import { WebhookVerificationError, verifyWebhook } from '@powens-pay/server-kit'
import { findStandardWebhookFault } from '../standardWebhooks/verifyStandardWebhook.ts'

export interface DescribeDeliveryOptions {
  headers: Headers
  body: Uint8Array
  /** Where it arrived; Powens signs the path. */
  url: string
  powensSecrets: readonly string[]
  merchantSecrets: readonly string[]
  now: number
}

/** What a delivery is and whether it is genuine, as a line for a person. */
export async function describeDelivery(options: DescribeDeliveryOptions): Promise<string> {
  const { headers } = options
  if (headers.has('webhook-signature'))
    return `broker  ${headers.get('webhook-id')}  ${judgeChange(options)}  ${summarise(options.body)}`
  if (headers.has('bi-signature')) return `powens  ${await judgeWebhook(options)}  ${summarise(options.body)}`
  return `unsigned  ${summarise(options.body)}`
}

function judgeChange({ headers, body, merchantSecrets, now }: DescribeDeliveryOptions): string {
  if (merchantSecrets.length === 0) return 'not verified: set MERCHANT_SECRET'
  const fault = findStandardWebhookFault({ headers, body, secrets: merchantSecrets, now })
  return fault ? `NOT GENUINE: ${fault}` : 'genuine'
}

async function judgeWebhook({
  headers,
  body,
  url,
  powensSecrets,
  now,
}: DescribeDeliveryOptions): Promise<string> {
  if (powensSecrets.length === 0) return 'not verified: set POWENS_WEBHOOK_SECRET'
  try {
    const { isFresh } = await verifyWebhook(
      { headers, body, url },
      { secrets: powensSecrets, url, now: () => now },
    )
    return isFresh ? 'genuine' : 'genuine, but dated more than 5 minutes away'
  } catch (error) {
    return `NOT GENUINE: ${error instanceof WebhookVerificationError ? error.reason : 'unreadable'}`
  }
}

/** What a delivery's body may hold; nothing of it is checked. */
interface DeliveredBody {
  id?: string | number
  state?: string
  type?: string
  data?: { orderId?: string; payment?: { id?: number; state?: string }; outcome?: { status?: string } }
}

/** Ids and states alone: the bodies of webhooks may name people and accounts. */
function summarise(body: Uint8Array): string {
  try {
    const { id, state, type, data } = JSON.parse(new TextDecoder().decode(body)) as DeliveredBody
    const parts = data
      ? [
          type,
          data.orderId && `order ${String(data.orderId)}`,
          data.payment && `payment ${String(data.payment.id)}`,
          data.payment?.state,
          data.outcome?.status,
        ]
      : [`payment ${String(id)}`, state]
    return parts.filter(Boolean).join('  ')
  } catch {
    return `${body.length} bytes that are not JSON`
  }
}
