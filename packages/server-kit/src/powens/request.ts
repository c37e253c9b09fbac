import type { Open, Scope } from '@powens-pay/core'
import { PowensApiError } from '../errors/PowensApiError.ts'
import { raceSignal } from '../internal/timers.ts'
import { nameCall, type OutgoingCall } from './OutgoingCall.ts'
import type { Powens } from './Powens.ts'
import type { Reader } from './Reader.ts'
import { send } from './send.ts'

/** What every action takes besides its own parameters. */
export interface ActionOptions {
  /** Gives up on the answer; what was sent may still take effect. */
  signal?: AbortSignal | undefined
  /** For the token, the call and its repeats together, in milliseconds. @default the one of createPowens */
  timeout?: number | undefined
}

export interface ApiCall
  extends Omit<OutgoingCall, 'token' | 'deadline' | 'signal' | 'verify'>, ActionOptions {
  /** `null` for the calls that take no token. @default 'payments:admin' */
  scope?: Open<Scope> | null | undefined
  /** A token of the caller's own, such as a payment's scoped token, instead of a service token. */
  token?: string | undefined
}

/**
 * Calls Powens with a service token; a token that Powens no longer takes is replaced once.
 *
 * Gives what `read` makes of the answer. Throws a `PowensApiError`: `powens_invalid_response` when `read` gives `null`.
 */
export async function request<T>(powens: Powens, call: ApiCall, read: Reader<T>): Promise<T> {
  try {
    return await sendWithToken(powens, call, read)
  } catch (error) {
    if (error instanceof PowensApiError) powens.onFailure?.(error)
    throw error
  }
}

async function sendWithToken<T>(
  powens: Powens,
  { timeout, token: ownToken, ...asked }: ApiCall,
  read: Reader<T>,
): Promise<T> {
  const { scope = 'payments:admin' } = asked
  const call = { ...asked, verify: powens.verifyResponse }
  const deadline = AbortSignal.timeout(timeout ?? powens.timeout)
  if (scope === null || ownToken !== undefined)
    return send(powens, { ...call, token: ownToken, deadline }, read)

  const token = await waitForToken(powens.tokens.get(scope), call, deadline)
  try {
    return await send(powens, { ...call, token, deadline }, read)
  } catch (error) {
    if (!(error instanceof PowensApiError) || error.upstreamStatus !== 401) throw error
    // A 401 refuses before anything happens, so even a creation may be repeated.
    const next = await waitForToken(powens.tokens.replace(scope, token), call, deadline)
    return send(powens, { ...call, token: next, deadline }, read)
  }
}

async function waitForToken(
  token: Promise<string>,
  call: Pick<ApiCall, 'signal' | 'method' | 'path'>,
  deadline: AbortSignal,
): Promise<string> {
  const signal = call.signal ? AbortSignal.any([call.signal, deadline]) : deadline
  try {
    return await raceSignal(token, signal)
  } catch (cause) {
    if (!deadline.aborted || cause instanceof PowensApiError) throw cause
    throw new PowensApiError('powens_timeout', { call: nameCall(call), cause })
  }
}
