interface Emitter {
  on?(event: 'error', listener: () => void): unknown
}

/**
 * Keeps the process when a client of a database reports that its connection broke: an `error` event that nobody listens to ends
 * it. The calls that fail say so themselves, and the client connects again.
 */
export function outliveErrors(client: object): void {
  const emitter: Emitter = client
  emitter.on?.('error', () => undefined)
}
