import type { IncomingMessage } from 'node:http'
import { PaymentError } from '@powens-pay/core'
import { keepBytes } from '../../errors/WebhookVerificationError.ts'
import { isBytes } from '../../internal/bytes.ts'

/** What frameworks and platforms add to a request whose body they have read. */
type ReadRequest = IncomingMessage & { body?: unknown; rawBody?: unknown }

/**
 * The untouched bytes that a framework kept: express.raw(), NestJS's rawBody, cloud functions.
 *
 * Throws when a framework has read the body and kept nothing.
 */
export function findKeptBytes(incoming: ReadRequest): Uint8Array | undefined {
  const { rawBody, body } = incoming
  if (isBytes(rawBody)) return rawBody
  if (isBytes(body)) return body
  if (incoming.readableDidRead || incoming.readableEnded) throw parsedBody()
  return undefined
}

/** Leaves the rest of a body where it is. */
export function stopReading(incoming: IncomingMessage): void {
  incoming.pause()
  // The message alone would go on filling its own buffer. Nothing else can come on this connection but its rest.
  if (!incoming.complete && incoming.httpVersionMajor < 2) incoming.socket.pause()
}

export const brokenOff = (): Error =>
  new Error('The connection was closed before the whole body had arrived.')

const parsedBody = (): PaymentError =>
  new PaymentError(
    'configuration_error',
    'The body of this request had been read before the payment handler got it. A webhook is signed over its raw ' +
      'bytes, which no parser gives back, so nothing can be verified. ' +
      keepBytes,
  )
