/** The calls of a `PaymentStore`. */
export type StoreOperation =
  | 'read'
  | 'write'
  | 'remove'
  | 'listDue'
  | 'list'
  | 'count'
  | 'publish'
  | 'subscribe'
  | 'close'

/**
 * A call of the store failed or took too long. `reason` is the database's own, such as `READONLY`, without keys and
 * values: it may be logged.
 */
export class StoreError extends Error {
  override readonly name = 'StoreError'
  /** The store's name. */
  readonly store: string
  readonly operation: StoreOperation
  readonly reason: string

  constructor(store: string, operation: StoreOperation, reason: string) {
    super(`${store} failed to ${words[operation]}: ${reason}.`)
    this.store = store
    this.operation = operation
    this.reason = reason
  }
}

const words: Record<StoreOperation, string> = {
  read: 'read',
  write: 'write',
  remove: 'remove',
  listDue: 'list what is due',
  list: 'list documents',
  count: 'count',
  publish: 'publish',
  subscribe: 'subscribe',
  close: 'close',
}
