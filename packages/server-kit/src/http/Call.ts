import type { Ledger } from '../ledger/Ledger.ts'
import type { Visit } from '../ledger/LedgerContext.ts'
import type { PaymentSpan } from '../telemetry/tracing.ts'
import type { IncomingRequest } from './IncomingRequest.ts'
import type { HandlerContext } from './options.ts'
import type { Settings } from './Settings.ts'
import type { Reply } from './toResponse.ts'

/** One visit of a route. */
export interface Call extends Visit {
  readonly request: IncomingRequest
  /** The segment of the path that the route names with `:`; empty when it names none. */
  readonly segment: string
  /** Who sent the request, where the platform knows. */
  readonly remoteAddress: string | undefined
  readonly settings: Settings
  readonly ledger: Ledger
}

export type Route = (call: Call) => Promise<Reply>

export interface CallParts extends Pick<Call, 'request' | 'segment' | 'settings' | 'ledger'> {
  context: HandlerContext | undefined
  span: PaymentSpan | null
}

export function openCall({ context, settings, ...parts }: CallParts): Call {
  const { waitUntil, remoteAddress } = context ?? {}
  const defer: Call['defer'] = async (promise) => {
    if (!waitUntil && settings.freezesAfterReply) return void (await promise)
    const reported = promise.catch((error: unknown) => settings.onError(error, { requestId: 'deferred' }))
    waitUntil?.(reported)
  }
  return { ...parts, settings, remoteAddress, defer }
}
