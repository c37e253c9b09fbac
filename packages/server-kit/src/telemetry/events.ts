/**
 * What happened, for logs and metrics. Ids and codes only: no account, name, token, key or free text.
 */
export type PaymentEvent =
  | { type: 'payment.created' | 'payment.adopted' | 'payment.reused'; orderId: string; paymentId: number }
  /** A payment that no link leads to, left by a creation whose answer was lost. */
  | { type: 'payment.orphaned'; orderId: string; paymentId: number; isCancelled: boolean }
  /** Powens holds the key of another order for a payment of that number; nothing was believed. */
  | { type: 'payment.foreign'; orderId: string; paymentId: number }
  | { type: 'payment.mismatch' | 'payment.conflict'; orderId: string; paymentId: number }
  | { type: 'payment.changed'; orderId: string; paymentId: number; changeId: string; state: string }
  | { type: 'payment.create_ambiguous'; orderId: string; attemptId: string; code: string }
  | { type: 'change.delivered'; orderId: string; changeId: string }
  | { type: 'change.failed' | 'change.parked'; orderId: string; changeId: string; failures: number }
  | { type: 'webhook.received'; paymentId: number; deliveryId: string; isFresh: boolean; isRepeat: boolean }
  | { type: 'webhook.rejected'; reason: string }
  | { type: 'webhook.unknown_payment'; paymentId: number }
  | { type: 'callback.received'; orderId: string; paymentId: number | null }
  | { type: 'callback.rejected' }
  | { type: 'read.failed'; paymentId: number; code: string }
  | { type: 'request.failed'; requestId: string; route: string; status: number; code: string }
  | { type: 'configuration.notice'; message: string }
  /** Something the developer can put right. Said once for each cause. */
  | { type: 'configuration.mistake'; code: string; message: string }
