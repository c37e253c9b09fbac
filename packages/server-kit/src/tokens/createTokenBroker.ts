import { PowensApiError } from '../errors/PowensApiError.ts'
import { send, type Transport } from '../powens/send.ts'

/** What a service token may do. (reference: Authentication, scopes) */
export type ServiceScope =
  | 'payments:admin'
  | 'payments:read-only'
  | 'payments:allow-sensitive'
  | 'payments:validate'
  | 'payments:cancel'
  | (string & {})

/** Hands out service tokens: one request however many ask, renewed before they end. */
export interface TokenBroker {
  get(scope: ServiceScope): Promise<string>
  /** Gives the token that follows one Powens refused. However many report the same token, it is replaced once. */
  replace(scope: ServiceScope, refused: string): Promise<string>
}

export interface TokenBrokerOptions extends Transport {
  askSecret: () => string | Promise<string>
  /** Whether asking for the secret again may give another one. */
  mayChange: boolean
}

// Powens does not say when a token ends; its documents say thirty minutes. Renewing a minute early keeps a slow request
// from outliving its token. (reference: Authentication, 1.2)
const lifetime = 29 * 60 * 1000

const firstPause = 1_000
const longestPause = 30_000

interface Held {
  token?: string
  renewAt: number
  pending?: Promise<string> | undefined
  failures: number
  /** No request before this time: everybody who waits for a token gets the last failure instead. */
  restUntil: number
  failure?: unknown
}

/** Keeps one service token per scope. A failing token endpoint is asked once per pause, and pauses double. */
export function createTokenBroker(options: TokenBrokerOptions): TokenBroker {
  const byScope = new Map<string, Held>()

  function hold(scope: string): Held {
    const held = byScope.get(scope) ?? { renewAt: 0, failures: 0, restUntil: 0 }
    byScope.set(scope, held)
    return held
  }

  async function renew(scope: string, held: Held): Promise<string> {
    try {
      const { token, lasts } = await requestToken(options, scope)
      Object.assign(held, { token, renewAt: options.now() + lasts, failures: 0, failure: undefined })
      return token
    } catch (error) {
      const pause = Math.min(firstPause * 2 ** held.failures, longestPause)
      const asked = error instanceof PowensApiError ? (error.retryAfter ?? 0) : 0
      Object.assign(held, {
        failures: held.failures + 1,
        restUntil: options.now() + Math.max(pause, asked),
        failure: error,
      })
      throw error
    } finally {
      held.pending = undefined
    }
  }

  async function get(scope: string): Promise<string> {
    const held = hold(scope)
    if (held.token !== undefined && options.now() < held.renewAt) return held.token
    if (held.pending) return held.pending
    if (held.failure !== undefined && options.now() < held.restUntil) throw held.failure
    held.pending = renew(scope, held)
    return held.pending
  }

  return {
    get,
    replace(scope, refused) {
      const held = hold(scope)
      if (held.token === refused) delete held.token
      return get(scope)
    },
  }
}

async function requestToken(
  options: TokenBrokerOptions,
  scope: string,
): Promise<{ token: string; lasts: number }> {
  const ask = async () => {
    const body = {
      grant_type: 'client_credentials',
      client_id: options.clientId,
      client_secret: (await options.askSecret()).trim(),
      scope,
    }
    return readToken(await send(options, { method: 'POST', path: '/auth/token', body, retries: 'transient' }))
  }
  try {
    return await ask()
  } catch (error) {
    // The secret may have been rotated since it was read.
    const wasRefused = error instanceof PowensApiError && [400, 401, 403].includes(error.upstreamStatus ?? 0)
    if (!wasRefused || !options.mayChange) throw toSettled(error)
    return ask().catch((again: unknown) => {
      throw toSettled(again)
    })
  }
}

/** Whatever became of the token request, the call it was for was never sent. */
function toSettled(error: unknown): unknown {
  if (!(error instanceof PowensApiError)) return error
  const { call, upstreamStatus, powensCode, powensRequestId, retryAfter, cause } = error
  return new PowensApiError(error.code, {
    call,
    upstreamStatus,
    powensCode,
    powensRequestId,
    retryAfter,
    cause,
  })
}

function readToken(answer: unknown): { token: string; lasts: number } {
  const { token, expires_in: seconds } = (answer ?? {}) as Record<string, unknown>
  if (typeof token !== 'string' || !token) {
    throw new PowensApiError('powens_invalid_response', { call: 'POST /auth/token' })
  }
  // Not documented on this answer, and believed when it is there and shorter.
  const told = typeof seconds === 'number' && seconds > 0 ? seconds * 1000 - 60_000 : lifetime
  return { token, lasts: Math.max(0, Math.min(lifetime, told)) }
}
