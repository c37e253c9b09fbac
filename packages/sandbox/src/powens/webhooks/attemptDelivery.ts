import type { Clock } from '../../engine/clock.ts'
import type { FaultBook } from '../../engine/faultBook.ts'
import type { WebhookOptions } from '../../engine/SandboxOptions.ts'
import type { SandboxSettings } from '../../engine/settings.ts'
import type { Store } from '../../engine/store.ts'
import { toSignatureDate } from '../../engine/time.ts'
import type { WebhookAttempt } from '../../engine/WebhookSender.ts'
import { signWebhook } from './signWebhook.ts'

/** One change of one payment, with the body that every attempt sends. */
export interface Delivery {
  /** `id_webhook_data` of the body. */
  id: number
  paymentId: number
  state: string
  body: string
}

// Powens does not say how long it waits for a receiver.
const patience = 10_000

export async function attemptDelivery(parameters: {
  delivery: Delivery
  options: WebhookOptions
  clock: Clock
  settings: SandboxSettings
  store: Store
  faults: FaultBook
}): Promise<WebhookAttempt> {
  const { delivery, options, clock, settings, store, faults } = parameters
  const bytes = new TextEncoder().encode(delivery.body)
  const isGzip = settings.webhookBehaviour.gzip || isCompressionConfigured(store)
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    'user-agent': 'powens-sandbox',
  }
  if (isGzip) headers['content-encoding'] = 'gzip'
  Object.assign(headers, await sign(bytes))

  const attempt: WebhookAttempt = {
    id: delivery.id,
    paymentId: delivery.paymentId,
    state: delivery.state,
    url: options.url,
    at: clock.now(),
    headers,
    body: delivery.body,
    status: null,
    error: null,
    isAccepted: false,
    isTimeout: false,
  }
  const failure = faults.takeWebhook('fail')
  if (failure) return { ...attempt, status: failure.status ?? 500 }
  if (faults.takeWebhook('timeout'))
    return { ...attempt, error: 'The receiver took too long.', isTimeout: true }
  return send()

  async function sign(body: Uint8Array): Promise<Record<string, string>> {
    if (options.secret === undefined) return {}
    const missigned = faults.takeWebhook('missign')
    const stale = faults.takeWebhook('stale')
    const date = toSignatureDate(clock.wall() - (stale?.ms ?? 0))
    if (missigned?.how === 'missing') return {}
    const signature = await signWebhook({
      secret: missigned?.how === 'secret' ? `${options.secret}-of-someone-else` : options.secret,
      path: new URL(options.url).pathname,
      date,
      // Signed before it is compressed, as the one public verifier that takes gzip has it; Powens does not say.
      body: missigned?.how === 'body' ? body.subarray(1) : body,
    })
    return { 'bi-signature-date': date, 'bi-signature': signature }
  }

  async function send(): Promise<WebhookAttempt> {
    const deliver = options.fetch ?? ((request: Request) => fetch(request))
    const request = new Request(options.url, {
      method: 'POST',
      headers,
      body: isGzip ? await gzip(bytes) : bytes,
      redirect: 'manual',
      // A receiver in the same process has no timeout: the clock stands still until it is advanced.
      ...(options.fetch ? {} : { signal: AbortSignal.timeout(patience) }),
    })
    try {
      const response = await deliver(request)
      await response.body?.cancel()
      return { ...attempt, status: response.status, isAccepted: response.ok }
    } catch (error) {
      const isTimeout = error instanceof Error && error.name === 'TimeoutError'
      return { ...attempt, error: error instanceof Error ? error.message : String(error), isTimeout }
    }
  }
}

function isCompressionConfigured({ config }: Store): boolean {
  // The documents spell the key both ways.
  return ['webhooks.compressions.enabled', 'webhooks.compression.enabled'].some(
    (key) => config.get(key) === '1',
  )
}

async function gzip(bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Response(stream).arrayBuffer()
}
