import type { ServiceToken } from '@powens-pay/core'
import { PowensApiError } from '../errors/PowensApiError.ts'
import { createSingleFlight } from '../internal/createSingleFlight.ts'
import { isWithin } from '../internal/isWithin.ts'
import { send } from '../powens/send.ts'
import { limitRest } from '../powens/retryRule.ts'
import type { Transport } from '../powens/Transport.ts'
import { readToken } from './readToken.ts'
import type { TokenBroker } from './TokenBroker.ts'

export interface TokenBrokerOptions extends Transport {
  askSecret: () => string | Promise<string>
  /** Whether asking for the secret again may give another one. */
  mayChange: boolean
}

// Powens does not say when a token ends; its documents say thirty minutes. Renewing a minute early keeps a slow request
// from outliving its token. (docs/powens.md#service-token)
const lifetime = 29 * 60 * 1000

const firstPause = 1_000
const longestPause = 30_000

interface Held {
  token?: string
  renewAt: number
  failures: number
  /** No request until the pause is over: everybody who waits for a token gets the last failure instead. */
  last?: { failure: unknown; failedAt: number; pause: number } | undefined
}

/** Keeps one service token per scope. A failing token endpoint is asked once per pause, and pauses double. */
export function createTokenBroker(options: TokenBrokerOptions): TokenBroker {
  const byScope = new Map<string, Held>()
  const inFlight = createSingleFlight<string>()

  function hold(scope: string): Held {
    const held = byScope.get(scope) ?? { renewAt: 0, failures: 0 }
    byScope.set(scope, held)
    return held
  }

  async function renew(scope: string, held: Held): Promise<string> {
    try {
      const { token, lasts } = await requestToken(options, scope)
      Object.assign(held, { token, renewAt: options.now() + lasts, failures: 0, last: undefined })
      return token
    } catch (error) {
      const pause = Math.min(firstPause * 2 ** held.failures, longestPause)
      const asked = error instanceof PowensApiError ? (error.retryAfter ?? 0) : 0
      Object.assign(held, {
        failures: held.failures + 1,
        last: { failure: error, failedAt: options.now(), pause: Math.max(pause, limitRest(asked)) },
      })
      throw error
    }
  }

  async function get(scope: string): Promise<string> {
    const held = hold(scope)
    if (held.token !== undefined && options.now() < held.renewAt) return held.token
    return inFlight(scope, async () => {
      const { last } = held
      if (last && isWithin(last.pause, last.failedAt, options.now())) throw last.failure
      return renew(scope, held)
    })
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
    const call = { method: 'POST', path: '/auth/token', body, retries: 'transient' } as const
    const { token, expires_in: seconds } = await send(options, call, readToken<ServiceToken>)
    return { token, lasts: findLifetime(seconds) }
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

/** Milliseconds a token is used for. `expires_in` is not documented on this answer, and obeyed when it is there and shorter. */
function findLifetime(seconds: ServiceToken['expires_in']): number {
  if (typeof seconds !== 'number' || seconds <= 0) return lifetime
  return Math.max(0, Math.min(lifetime, seconds * 1000 - 60_000))
}
