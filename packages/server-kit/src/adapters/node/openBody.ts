import type { IncomingMessage } from 'node:http'
import { PaymentError } from '@powens-pay/core'

type Controller = ReadableStreamDefaultController<Uint8Array>

/** What frameworks and platforms add to a request whose body they have read. */
type ReadRequest = IncomingMessage & { body?: unknown; rawBody?: unknown }

/** A request's bytes as they came, read no faster than they are asked for. */
export function openBody(incoming: IncomingMessage, onRead: () => void): ReadableStream<Uint8Array> {
  const source = findSource(incoming)
  return new ReadableStream<Uint8Array>(
    {
      start: (controller) => source.start?.(controller),
      pull: (controller) => {
        onRead()
        source.pull(controller)
      },
      cancel: () => {
        onRead()
        source.cancel?.()
      },
    },
    { highWaterMark: 0 },
  )
}

interface Source {
  start?: (controller: Controller) => void
  pull: (controller: Controller) => void
  cancel?: () => void
}

function findSource(incoming: ReadRequest): Source {
  // The untouched bytes that a framework kept: express.raw(), NestJS's rawBody, cloud functions.
  const kept = [incoming.rawBody, incoming.body].find((bytes) => bytes instanceof Uint8Array)
  if (kept) return { pull: (controller) => giveWhole(controller, kept) }
  const isRead = incoming.readableDidRead || incoming.readableEnded
  return isRead ? { pull: (controller) => controller.error(parsedBody()) } : followBody(incoming)
}

function giveWhole(controller: Controller, bytes: Uint8Array): void {
  if (bytes.length > 0) controller.enqueue(bytes)
  controller.close()
}

function followBody(incoming: IncomingMessage): Source {
  let off = (): void => undefined
  const start = (controller: Controller): void => {
    const listeners = {
      data: (chunk: Uint8Array) => {
        incoming.pause()
        controller.enqueue(chunk)
      },
      end: () => {
        off()
        controller.close()
      },
      error: (error: unknown) => {
        off()
        controller.error(error)
      },
      close: () => {
        off()
        controller.error(new Error('The connection was closed before the whole body had arrived.'))
      },
    }
    off = () => {
      for (const [event, listener] of Object.entries(listeners)) incoming.off(event, listener)
      // A socket that breaks later has nobody to tell.
      incoming.on('error', () => undefined)
    }
    // Paused first: a listener for data would start the flow by itself.
    incoming.pause()
    for (const [event, listener] of Object.entries(listeners)) incoming.on(event, listener)
  }
  const cancel = (): void => {
    off()
    incoming.pause()
    // The message alone would go on filling its own buffer. Nothing else can come on this connection but its rest.
    if (!incoming.complete && incoming.httpVersionMajor < 2) incoming.socket.pause()
  }
  return { start, pull: () => void incoming.resume(), cancel }
}

const parsedBody = (): PaymentError =>
  new PaymentError(
    'configuration_error',
    'The body of this request had been read before the payment handler got it. A webhook is signed over its raw ' +
      'bytes, which no parser gives back, so nothing can be verified. Mount the handler before express.json() or any ' +
      'other body parser, or leave its path out of that parser.',
  )
