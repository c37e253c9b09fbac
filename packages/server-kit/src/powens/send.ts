import { PowensApiError } from '../errors/PowensApiError.ts'
import { fromUtf8 } from '../internal/bytes.ts'
import { readBytes } from '../internal/readBytes.ts'
import { raceSignal } from '../internal/timers.ts'
import type { ResponseVerifier } from '../responses/createResponseVerifier.ts'
import { buildRequest } from './buildRequest.ts'
import type { Powens } from './createPowens.ts'
import { isRetryable, nextDelay } from './retryRule.ts'
import { toApiError } from './toApiError.ts'

/** The part of a `Powens` that reaches its server. */
export type Transport = Pick<
  Powens,
  'apiUrl' | 'clientId' | 'fetch' | 'now' | 'timeout' | 'maxResponseBytes' | 'wait' | 'beforeTry'
>

export interface OutgoingCall {
  method: 'GET' | 'POST'
  /** Below the API's address, with encoded segments. */
  path: string
  query?: Readonly<Record<string, string | number | boolean | undefined>> | undefined
  body?: unknown
  token?: string | undefined
  /**
   * `transient`: again after a failure that may pass, for calls that change nothing. `never`: what may have taken effect
   * is not repeated.
   */
  retries: 'transient' | 'never'
  /** Asks for a signed answer and believes no other. */
  verify?: ResponseVerifier | undefined
  signal?: AbortSignal | undefined
  /** Ends this call and whatever it is part of. @default after the transport's timeout */
  deadline?: AbortSignal | undefined
}

const tries = 3

/**
 * The only place that speaks to Powens: one deadline for all tries, a bounded answer, no redirect followed.
 *
 * Gives the answer's JSON; throws a `PowensApiError` for everything else.
 */
export async function send(transport: Transport, call: OutgoingCall): Promise<unknown> {
  // Deadlines and pauses are real time, whatever the told clock says.
  const deadline = call.deadline ?? AbortSignal.timeout(transport.timeout)
  const signal = call.signal ? AbortSignal.any([call.signal, deadline]) : deadline
  for (let attempt = 1; ; attempt++) {
    try {
      return await sendOnce(transport, call, signal)
    } catch (error) {
      if (call.signal?.aborted) throw call.signal.reason
      const isLast = attempt === tries || call.retries === 'never' || signal.aborted
      if (isLast || !(error instanceof PowensApiError) || !isRetryable(error)) throw error
      const delay = nextDelay(attempt, error.retryAfter, transport.timeout)
      if (delay === null) throw error
      await transport.wait(delay, signal).catch(() => {
        throw error
      })
    }
  }
}

async function sendOnce(transport: Transport, call: OutgoingCall, signal: AbortSignal): Promise<unknown> {
  const name = `${call.method} ${call.path}`
  if (transport.beforeTry) await transport.beforeTry(call)
  const request = buildRequest(transport, call, signal)
  let response: Response
  try {
    response = await raceSignal(transport.fetch(request), signal)
  } catch (cause) {
    throw toTransportError(name, cause, signal)
  }
  const text = await readText(transport, response, name, signal)
  if (!response.ok) throw toApiError(name, response, text, transport.now())
  // Whether refusals are signed is not documented; of one only its code is used, so it is read as it comes.
  return call.verify
    ? verify(call.verify(text, { call: name, url: new URL(request.url) }), name, signal)
    : parseJson(text, name, response.status)
}

async function readText(
  transport: Transport,
  response: Response,
  name: string,
  signal: AbortSignal,
): Promise<string> {
  try {
    return fromUtf8(await readBytes(response.body, transport.maxResponseBytes, signal))
  } catch (cause) {
    if (signal.aborted) throw toTransportError(name, cause, signal)
    const upstreamStatus = response.status
    throw new PowensApiError('powens_invalid_response', {
      call: name,
      upstreamStatus,
      isAmbiguous: true,
      cause,
    })
  }
}

async function verify(opened: Promise<unknown>, call: string, signal: AbortSignal): Promise<unknown> {
  try {
    return await raceSignal(opened, signal)
  } catch (error) {
    throw error instanceof PowensApiError ? error : toTransportError(call, error, signal)
  }
}

function parseJson(text: string, name: string, upstreamStatus: number): unknown {
  if (upstreamStatus === 204 && text === '') return null
  try {
    return JSON.parse(text)
  } catch {
    // Without the cause: the parser quotes what it could not read.
    throw new PowensApiError('powens_invalid_response', { call: name, upstreamStatus, isAmbiguous: true })
  }
}

function toTransportError(call: string, cause: unknown, signal: AbortSignal): PowensApiError {
  return new PowensApiError(signal.aborted ? 'powens_timeout' : 'powens_unavailable', {
    call,
    isAmbiguous: true,
    cause,
  })
}
