interface Emitter {
  on?: unknown
}

/**
 * Keeps the process when a client of a database reports that its connection broke: an `error` event that nobody listens to ends
 * it. The calls that fail say so themselves, and the client connects again.
 */
export function outliveErrors(client: Emitter): void {
  if (typeof client.on === 'function') client.on('error', () => undefined)
}
