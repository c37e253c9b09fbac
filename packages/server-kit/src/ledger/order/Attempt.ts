import type { AcceptedTerms, BelievedPayment, PaymentKind } from '@powens-pay/core'
import type { StoredPayment } from './storedPayment.ts'
import type { Repayment } from './Repayment.ts'
import type { Terms } from './terms.ts'

/** What is known of a try to have a payment, whatever became of it. */
export interface AttemptBase {
  id: string
  /** The payment key; Powens holds the same as `client_state`. */
  key: string
  /** Which secret signed the key and hashed the terms. */
  keyId: string
  createdAt: number
  /** Attempts of one round pay the same debt; `allowAnotherPayment` opens the next round. */
  round: number
  /** The version of the order that it was made for; `null` where the merchant numbers none. */
  version: number | null
  terms: Terms
  kind: PaymentKind
  lang: string | null
  /** The span it was created in: trace id, span id and flags in hexadecimal, or empty. */
  trace: string
  /** A token that opens the bank for it exists, or may exist; `null` when none does. */
  token: Token | null
  /** Why its money is not wanted any more; `null` while it is. */
  unwanted: Unwanted | null
  /** The webview that the payer approves it in; absent before one was opened. */
  webview?: AttemptWebview | undefined
}

/** Powens's webview, or the shop's own page. What begins in one is never continued in the other. */
export type WebviewName = 'shop' | 'powens'

export interface AttemptWebview {
  name: WebviewName
  at: number
  /** What the payer accepted in the shop's page, at that time; `null` where there was nothing to accept. */
  terms?: AcceptedTerms | null | undefined
  /** The shop's page could not go on with it: the order's next attempt uses Powens's webview. */
  isLeft?: true | undefined
}

/** The order was edited and has another attempt, or the merchant withdrew it. */
export type Unwanted = 'replaced' | 'withdrawn'

/** The scoped tokens of a payment. They are kept nowhere and cannot be revoked. */
export interface Token {
  /** Until when one of them may open the bank. */
  until: number
}

/** What a person said of a payment, for the audit. */
export interface Resolution {
  /** Whether the money arrived. */
  received: boolean
  by: string
  note: string
  at: number
  /** What Powens had reported by then. */
  knownStates: string[]
  /** A final state that Powens reported afterwards and that says the opposite: a person has to look again. */
  contradictedBy: string | null
}

/** What a bank statement showed of a payment's money, as it was recorded. */
export interface Booking {
  /** Names the entry for ever: a statement that is read twice counts once. */
  key: string
  /** Which transfer it belongs to: its `reference_id`, or its place such as `#1`. */
  line: string
  /** An exact decimal. */
  amount: string
  /** The money went back. */
  isReturn: boolean
  /** `YYYY-MM-DD`. */
  bookedOn: string
}

/** Powens was, or is about to be, asked for the payment; there is no usable answer yet. */
export interface CreatingAttempt extends AttemptBase {
  stage: 'creating'
  /** Until when the caller may still come back with the answer. */
  leaseUntil: number
}

/** Its payment exists and was observed at least once. */
export interface LiveAttempt extends AttemptBase {
  stage: 'live'
  paymentId: number
  /** What all observations of the payment say together. */
  believed: BelievedPayment<StoredPayment>
  /** Another amount, currency or beneficiary than was asked for has been observed. */
  isMismatch: boolean
  /** The name of the payer's bank, once it is known; absent in a record that was written before there were names. */
  bank?: string | null | undefined
  /** What people said of it, the latest last. Entries are added and never removed. */
  resolutions: Resolution[]
  /** What bank statements showed of it; absent before the first. */
  bookings?: Booking[] | undefined
  /** What was decided to go back of it. Entries are added, and taken back only before anything was created. */
  repayments?: Repayment[] | undefined
  /** When the last webhook about it arrived. */
  pushedAt: number | null
  /** The last deliveries, to recognise a repeat. */
  deliveries: string[]
  /** Grows with each change, from the time the payment was first seen; a view's `revision`. */
  revision: number
}

/** Powens shows no such payment; if one appears, it is an orphan. */
export interface LostAttempt extends AttemptBase {
  stage: 'lost'
}

/** Powens refused to create it. */
export interface RefusedAttempt extends AttemptBase {
  stage: 'refused'
}

/** One try to have a payment for an order. Written before Powens is asked, so that no payment is ever unknown. */
export type Attempt = CreatingAttempt | LiveAttempt | LostAttempt | RefusedAttempt

/** What every stage has, without what belongs to the stage it is in. */
export function getAttemptBase(attempt: Attempt): AttemptBase {
  const { id, key, keyId, createdAt, round, version, terms, kind, lang, trace, token, unwanted, webview } =
    attempt
  return { id, key, keyId, createdAt, round, version, terms, kind, lang, trace, token, unwanted, webview }
}
