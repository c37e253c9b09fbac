/** Something that happened to a payment of an order, as it is kept for the timeline. */
export interface HistoryEntry {
  event:
    | 'opened'
    | 'observed'
    | 'delivered'
    | 'delivery_failed'
    | 'parked'
    | 'redelivered'
    | 'cancel_requested'
    | 'replaced'
    | 'withdrawn'
    | 'repaid'
  paymentId: number
  at: number
  /** Equal events in a row are one entry: how many they are, and when the last one was. */
  times?: number | undefined
  until?: number | undefined
  by?: 'payer' | 'shop' | undefined
  /** The person who did it, by the name that the merchant gave. */
  person?: string | undefined
  source?: 'confirmed' | 'pushed' | undefined
  state?: string | undefined
  errorCode?: string | undefined
  changeId?: string | undefined
  note?: string | undefined
  /** The payment that sends the money back, and how much of it. */
  repaidBy?: number | undefined
  amount?: string | undefined
  currency?: string | undefined
}

/** What people did stays for the audit; of the rest an order keeps so many entries, the latest. */
const mostEntries = 50

/** Adds an entry. One that says what the payment's last entry says is counted with it. */
export function addHistory(order: { history?: HistoryEntry[] | undefined }, entry: HistoryEntry): void {
  const history = order.history ?? []
  const last = history.findLast(({ paymentId }) => paymentId === entry.paymentId)
  if (last && entry.person === undefined && describe(last) === describe(entry)) {
    last.times = (last.times ?? 1) + 1
    last.until = entry.at
    return
  }
  history.push(entry)
  const removable = history.filter(({ person }) => person === undefined)
  const dropped = new Set(removable.slice(0, -mostEntries))
  order.history = dropped.size > 0 ? history.filter((other) => !dropped.has(other)) : history
}

function describe({ at: _at, times: _times, until: _until, ...entry }: HistoryEntry): string {
  return JSON.stringify(Object.entries(entry).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
