import { signStandardWebhook } from '../../standardWebhooks/signStandardWebhook.ts'
import { MerchantCallError } from './MerchantCallError.ts'
import { readBounded } from './readBounded.ts'

export interface MerchantCallOptions {
  secrets: readonly string[]
  /** Milliseconds. */
  timeout: number
  now: () => number
  fetch: (request: Request) => Promise<Response>
  /** Called after every call, for metrics. */
  onCall?: ((call: { name: CallName; result: string; seconds: number }) => void) | undefined
}

export type CallName = 'prepare' | 'change'

export interface MerchantMessage {
  name: CallName
  url: string
  /** Stable over repeats of the same message. */
  id: string
  body: unknown
  headers?: Record<string, string>
}

export interface MerchantAnswer {
  status: number
  /** `null` when it was longer than the limit. */
  text: string | null
}

const longestAnswer = 256 * 1024

interface Ask extends Pick<MerchantMessage, 'url' | 'id'> {
  bytes: Uint8Array<ArrayBuffer>
  headers: Record<string, string>
  signal: AbortSignal
}

const resets = ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET']

/** Whether a connection that was open ended without an answer. One that was refused would be refused again. */
function isReset(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code } = error as NodeJS.ErrnoException
  return resets.includes(code ?? '') || isReset(error.cause)
}

/** Sends a message to the merchant's backend as a Standard Webhook. Throws `MerchantCallError` unless there is an answer. */
export function createMerchantCall(
  options: MerchantCallOptions,
): (message: MerchantMessage) => Promise<MerchantAnswer> {
  const { secrets, timeout, now, onCall } = options

  async function send({ url, id, body, headers = {} }: MerchantMessage): Promise<MerchantAnswer> {
    const bytes = new TextEncoder().encode(JSON.stringify(body))
    const signal = AbortSignal.timeout(timeout)
    const ask = () => askOnce({ url, id, bytes, headers, signal })
    // A kept connection may end just as it is used again. The id is the same, so a backend that got both files one.
    return ask().catch((error: unknown) => {
      if (isReset(error) && !signal.aborted) return ask()
      throw error
    })
  }

  async function askOnce({ url, id, bytes, headers, signal }: Ask): Promise<MerchantAnswer> {
    const request = new Request(url, {
      method: 'POST',
      headers: {
        ...headers,
        'content-type': 'application/json',
        accept: 'application/json',
        ...signStandardWebhook({ id, body: bytes, secrets, now: now() }),
      },
      body: bytes,
      // A redirect would carry the payer's cookie to wherever it leads.
      redirect: 'error',
      signal,
    })
    const response = await options.fetch(request)
    return { status: response.status, text: await readBounded(response, longestAnswer) }
  }

  return async (message) => {
    const start = now()
    let result = 'unreachable'
    try {
      const answer = await send(message)
      result = `${Math.floor(answer.status / 100)}xx`
      return answer
    } catch (cause) {
      const isLate = cause instanceof DOMException && cause.name === 'TimeoutError'
      if (isLate) result = 'timeout'
      throw new MerchantCallError(
        isLate
          ? `Your backend did not answer the ${message.name} call within ${timeout} ms. Answer faster, or raise MERCHANT_TIMEOUT.`
          : `Your backend could not be reached for the ${message.name} call. Check its URL, that it runs, and that it does not redirect.`,
        { cause },
      )
    } finally {
      onCall?.({ name: message.name, result, seconds: (now() - start) / 1000 })
    }
  }
}
