import type { IncomingMessage } from 'node:http'
import { brokenOff, findKeptBytes, stopReading } from './readState.ts'

type Controller = ReadableStreamDefaultController<Uint8Array>

/** A request's bytes as they came, read no faster than they are asked for. */
export function openBody(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  let source: Source | undefined
  return new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        source ??= findSource(incoming, controller)
        source.pull(controller)
      },
      cancel: () => {
        source?.cancel?.()
        stopReading(incoming)
      },
    },
    { highWaterMark: 0 },
  )
}

interface Source {
  pull: (controller: Controller) => void
  cancel?: () => void
}

function findSource(incoming: IncomingMessage, controller: Controller): Source {
  const kept = findKeptBytes(incoming)
  return kept ? { pull: () => giveWhole(controller, kept) } : followBody(incoming, controller)
}

function giveWhole(controller: Controller, bytes: Uint8Array): void {
  if (bytes.length > 0) controller.enqueue(bytes)
  controller.close()
}

function followBody(incoming: IncomingMessage, controller: Controller): Source {
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
      controller.error(brokenOff())
    },
  }
  const off = (): void => {
    for (const [event, listener] of Object.entries(listeners)) incoming.off(event, listener)
    // An error of the socket after this has no listener and would end the process.
    incoming.on('error', () => undefined)
  }
  // A request that is closed already emits no `close` again.
  if (incoming.destroyed) controller.error(brokenOff())
  // Paused first: a listener for data would start the flow by itself.
  incoming.pause()
  for (const [event, listener] of Object.entries(listeners)) incoming.on(event, listener)
  return { pull: () => void incoming.resume(), cancel: off }
}
