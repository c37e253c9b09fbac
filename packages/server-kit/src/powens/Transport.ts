import type { PowensApiError } from '../errors/PowensApiError.ts'
import type { Wait } from '../internal/timers.ts'

/** What is needed to reach Powens's server. */
export interface Transport {
  readonly clientId: string
  /** Without a trailing slash. */
  readonly apiUrl: string
  readonly fetch: (request: Request) => Promise<Response>
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Milliseconds for a call with all its tries. */
  readonly timeout: number
  readonly maxResponseBytes: number
  readonly wait: Wait
  /** Runs before each try of a call; what it throws is the call's error. */
  readonly beforeTry?: ((call: { method: string; path: string }) => Promise<void>) | undefined
  /** Hears of each call that Powens refused for good. */
  readonly onFailure?: ((error: PowensApiError) => void) | undefined
}
