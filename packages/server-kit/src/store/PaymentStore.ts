/** A document as a store keeps it: text, and a version that every write raises. */
export interface StoredDocument {
  value: string
  version: number
}

export interface WriteOptions {
  /** The version that was read; `null` when there was no document. Any other state refuses the write. */
  version: number | null
  /** Milliseconds after which the store may forget it. @default never */
  expiresIn?: number | undefined
  /** When and for whom it is due again; `null` for never. @default null */
  due?: Due | null | undefined
  /** Where it stands in lists from now on. A store without `list` passes it over. @default where it stood before */
  listed?: readonly ListEntry[] | undefined
}

/** Where a document stands in a list: a document may stand in many, and in one of them several times. */
export interface ListEntry {
  scope: string
  /** The list, such as all that have one state. */
  list: string
  /** Sorts the list, as text; at most 100 characters of printable ASCII. */
  place: string
}

/** A part of a list: below one place, and from another one on. */
export interface ListRange {
  limit: number
  below?: string | undefined
  from?: string | undefined
}

/** A time in milliseconds since 1970, and the scope whose sweeper looks at it. */
export interface Due {
  scope: string
  at: number
}

/**
 * What the handler asks of a database: a compare-and-set map of small texts, a list of what is due, and a counter.
 *
 * Everything that must happen together is one document, so one compare-and-set is all the atomicity a store needs.
 * `storeSuite` tells whether an implementation keeps these promises.
 */
export interface PaymentStore {
  /** How it is called in messages. */
  readonly name: string
  readonly guarantees: {
    /** What was written survives a restart. */
    durable: boolean
    /** Several processes see the same. */
    shared: boolean
  }
  /** The latest write, also of another process when `shared`. */
  read(key: string): Promise<StoredDocument | null>
  /** Writes if the version is still the given one, and says whether it did. */
  write(key: string, value: string, options: WriteOptions): Promise<boolean>
  remove(key: string): Promise<void>
  /**
   * Keys of one scope due at or before a time, the longest due first. Another scope's backlog never takes their place.
   * `after` leaves out what is due at or before that time.
   */
  listDue(scope: string, before: number, limit: number, after?: number): Promise<string[]>
  /**
   * Where documents stand in a list, the greatest place first. Left out, the staff's pages cannot list payments, and everything
   * else works.
   */
  list?(scope: string, list: string, range: ListRange): Promise<{ place: string; key: string }[]>
  /** Counts one more within a window that starts with the first count. */
  count(key: string, windowMilliseconds: number): Promise<number>
  /** Notifies every process; a message may be lost. Left out, only this process is notified. */
  publish?(topic: string, message: string): Promise<void>
  /** Receives what `publish` sends until the returned function is called. */
  subscribe?(topic: string, listener: (message: string) => void): Promise<() => Promise<void>>
  /** Lets go of what the store itself opened. */
  close?(): Promise<void>
}
