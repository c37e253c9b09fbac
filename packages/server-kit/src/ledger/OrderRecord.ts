import type { BelievedPayment, PaymentKind, PaymentView } from '@powens-pay/core'
import type { Terms } from './terms.ts'

/** What is kept of one instruction: neither accounts nor identities. */
export interface StoredInstruction {
  reference_id: string | null
  label: string
  amount: string
  currency: string
  execution_date_type: string
  execution_date: string | null
  start_date: string | null
  end_date: string | null
  frequency: string | null
  state: string | null
}

/** What is kept of a payment as Powens described it last. */
export interface StoredPayment {
  id: number
  state: string
  state_detail: string | null
  action: string | null
  error_code: string | null
  error_description: string | null
  connector_uuid: string | null
  instructions: StoredInstruction[]
}

/** One try to have a payment for an order. Written before Powens is asked, so that none is ever unknown. */
export interface Attempt {
  id: string
  /** The payment key; Powens holds the same as `client_state`. */
  key: string
  /** Which secret signed the key and hashed the terms. */
  keyId: string
  createdAt: number
  /**
   * `creating`: asked for, no usable answer yet. `live`: this is the order's payment. `lost`: Powens was asked and shows no
   * such payment; if one appears it is an orphan. `refused`: Powens said no.
   */
  stage: 'creating' | 'live' | 'lost' | 'refused'
  /** While `creating`: until when whoever asked may still come back with the answer. */
  leaseUntil: number
  terms: Terms
  kind: PaymentKind
  lang: string | null
  /** The span it was created in: trace id, span id and flags in hexadecimal, or empty. */
  trace: string
  paymentId: number | null
  believed: BelievedPayment<StoredPayment> | null
  /** Another amount, currency or beneficiary than was asked for has been observed. */
  isMismatch: boolean
  /** When Powens last told news of it by webhook. */
  pushedAt: number | null
  /** The last deliveries, to recognise a repeat. */
  deliveries: string[]
  /** How many changes the merchant was, or will be, told; a view's `revision`. */
  changes: number
}

/** News for the merchant that has not been taken yet. */
export interface Change {
  changeId: string
  paymentId: number
  payment: PaymentView
  duplicateOf?: number | undefined
  /** The span of the payment's creation. */
  trace: string
  failures: number
  /** Not before this time, because somebody is delivering it or it failed lately. */
  notBefore: number
  /** It failed too often; it waits for a person. */
  isParked: boolean
}

/** Everything about one order, in one document: what must happen together is one write. */
export interface OrderRecord {
  orderId: string
  attempts: Attempt[]
  outbox: Change[]
  /** The sweeper comes no sooner, because it failed here lately. */
  lookAfter?: number | undefined
}
