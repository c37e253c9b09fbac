import type { ServerResponse } from 'node:http'

/** A signal that aborts when the connection is closed before the whole answer was written. */
export function abortOnClose(outgoing: ServerResponse): AbortSignal {
  const controller = new AbortController()
  const abort = (): void => {
    if (!outgoing.writableFinished) controller.abort(new DOMException('The client went away.', 'AbortError'))
  }
  if (outgoing.closed) abort()
  else outgoing.once('close', abort)
  return controller.signal
}
