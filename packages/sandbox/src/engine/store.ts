import type { Movement } from './Movement.ts'
import type { PaymentRecord } from './PaymentRecord.ts'

/** A token the sandbox has given out. */
export interface TokenRecord {
  token: string
  scopes: readonly string[]
  expiresAt: number
  /** The only payment it is for; `null` for a service token. */
  paymentId: number | null
  revoked: boolean
}

/** A way to authenticate webhooks, as `/webhooks/auth` keeps it. */
export interface WebhookAuthRecord {
  id: number
  type: string
  name: string
  secret: string | null
}

/** One change of the configuration, as `/config/logs` keeps it. */
export interface ConfigChange {
  id: number
  key: string
  old: string | null
  new: string
  at: number
}

/** Everything the sandbox remembers. Maps keep the order of arrival, so the oldest is the first. */
export interface Store {
  payments: Map<number, PaymentRecord>
  /** Payments by the ticket of their bank's page. */
  tickets: Map<string, PaymentRecord>
  /** Money that moved, oldest first. */
  movements: Movement[]
  tokens: Map<string, TokenRecord>
  webhookAuths: Map<number, WebhookAuthRecord>
  config: Map<string, string>
  configChanges: ConfigChange[]
  /** Connectors that the domain has hidden or shown, by uuid; the others are as they came. */
  hiddenConnectors: Map<string, boolean>
  nextId(kind: 'payment' | 'beneficiary' | 'request' | 'webhook' | 'auth' | 'configChange'): number
  addPayment(record: PaymentRecord): void
  addToken(record: TokenRecord): void
  addMovement(movement: Movement): void
}

export function createStore(remember: number): Store {
  const counters = { payment: 501, beneficiary: 901, request: 100_001, webhook: 1, auth: 1, configChange: 1 }
  const store: Store = {
    payments: new Map(),
    tickets: new Map(),
    movements: [],
    tokens: new Map(),
    webhookAuths: new Map(),
    config: new Map(),
    configChanges: [],
    hiddenConnectors: new Map(),
    nextId: (kind) => counters[kind]++,
    addPayment(record) {
      store.payments.set(record.id, record)
      if (store.payments.size > remember) forgetOldestPayment(store)
    },
    addMovement(movement) {
      store.movements.push(movement)
      if (store.movements.length > remember) store.movements.shift()
    },
    addToken(record) {
      store.tokens.set(record.token, record)
      if (store.tokens.size > remember) {
        for (const oldest of store.tokens.keys()) {
          store.tokens.delete(oldest)
          break
        }
      }
    },
  }
  return store
}

function forgetOldestPayment(store: Store) {
  for (const oldest of store.payments.values()) {
    for (const timer of oldest.timers) timer.cancel()
    oldest.timers.clear()
    if (oldest.ticket) store.tickets.delete(oldest.ticket)
    store.payments.delete(oldest.id)
    return
  }
}
