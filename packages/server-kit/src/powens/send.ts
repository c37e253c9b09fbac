import { PowensApiError } from '../errors/PowensApiError.ts'
import { fromUtf8 } from '../internal/bytes.ts'
import { readBytes } from '../internal/readBytes.ts'
import { raceSignal } from '../internal/timers.ts'
import { buildRequest } from './buildRequest.ts'
import { nameCall, type OutgoingCall } from './OutgoingCall.ts'
import type { Reader } from './Reader.ts'
import { isRetryable, nextDelay } from './retryRule.ts'
import { toApiError } from './toApiError.ts'
import type { Transport } from './Transport.ts'

const tries = 3

/**
 * The only place that calls Powens: one deadline for all tries, a bounded answer, no redirect followed.
 *
 * Gives what `read` makes of the answer's JSON; throws a `PowensApiError` for everything else.
 */
export async function send<T>(transport: Transport, call: OutgoingCall, read: Reader<T>): Promise<T> {
  // Deadlines and pauses are real time, whatever `transport.now` says.
  const deadline = call.deadline ?? AbortSignal.timeout(transport.timeout)
  const signal = call.signal ? AbortSignal.any([call.signal, deadline]) : deadline
  for (let attempt = 1; ; attempt++) {
    try {
      return await sendOnce(transport, call, read, signal)
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

async function sendOnce<T>(
  transport: Transport,
  call: OutgoingCall,
  read: Reader<T>,
  signal: AbortSignal,
): Promise<T> {
  const name = nameCall(call)
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
  const answer = call.verify
    ? await verify(call.verify(text, { call: name, url: new URL(request.url) }), name, signal)
    : parseJson(text, name, response.status)
  const result = read(answer)
  if (result === null) throw unreadable(name, response.status)
  return result
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
    throw unreadable(name, response.status, cause)
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
    throw unreadable(name, upstreamStatus)
  }
}

/** The call may have taken effect. */
const unreadable = (call: string, upstreamStatus: number, cause?: unknown): PowensApiError =>
  new PowensApiError('powens_invalid_response', { call, upstreamStatus, isAmbiguous: true, cause })

function toTransportError(call: string, cause: unknown, signal: AbortSignal): PowensApiError {
  return new PowensApiError(signal.aborted ? 'powens_timeout' : 'powens_unavailable', {
    call,
    isAmbiguous: true,
    cause,
  })
}
