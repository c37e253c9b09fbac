import * as z from 'zod'
import { open } from '../../../models/open.ts'
import type { Open } from '../../../vocabulary/Open.ts'
import {
  instructionViewSchema,
  paymentViewSchema,
  type InstructionView,
  type PaymentView,
} from '../PaymentView.ts'
import { timelineEntrySchema, type TimelineEntry } from './TimelineEntry.ts'

/**
 * What a person has to find out about a payment's money.
 *
 * `conflict`: two final states, or a state against what was resolved. `payment_mismatch`: another amount, currency or
 * beneficiary than was asked for. `unwanted`: money of an order that was edited or withdrawn. `accepted`, `partial`, `stopped`,
 * `expired`: the last news, which does not say what arrived. `unknown`: a state that this version does not know.
 */
export type ReviewQuestion =
  | 'conflict'
  | 'payment_mismatch'
  | 'unwanted'
  | 'accepted'
  | 'partial'
  | 'stopped'
  | 'expired'
  | 'unknown'

/** A payment in the merchant's admin pages: never an account number, an identity or a token. */
export interface StaffPaymentView {
  /** As the payer's page is shown it. */
  payment: PaymentView
  /** ISO 8601, UTC. */
  createdAt: string
  /** It is the order's latest, the only one that can still be paid. */
  isLatest: boolean
  /** `null`: nobody has to say anything, or somebody did. */
  question: Open<ReviewQuestion> | null
  /** `resolve` is open for it, also to correct what was said before. */
  resolvable: boolean
  /** Another payment of the same debt, by id, had been paid before: the payer has to be repaid. */
  duplicateOf: number | null
  /** Another payment, by id, and it is not known that both are paid, or that they paid the same debt. */
  possibleDuplicateOf: number | null
  /** Changes of it that the shop refused too often, and that wait for a person. */
  parkedChanges: number
}

/** `POST /payments/search`, the newest first. */
export interface StaffPaymentList {
  payments: StaffPaymentView[]
  /** Goes on behind the last one, as `cursor`; `null` at the end. A page with few payments, or none, may have more behind it. */
  next: string | null
}

/** A change that the shop has not accepted yet. */
export interface WaitingChange {
  changeId: string
  paymentId: number
  sequence: number
  failures: number
  /** It failed too often, and waits for `redeliver`. */
  isParked: boolean
}

/** `GET /payments/{id}`, and the answer of whatever acts on a payment. */
export interface StaffPaymentDetails extends StaffPaymentView {
  /** Its transfers: one, but for a bulk payment. */
  lines: InstructionView[]
  order: {
    orderId: string
    /** What all payments of the order say together. */
    aggregate: 'paid' | 'review' | 'open' | 'unpaid'
    /** Its payments by id, the oldest first. */
    paymentIds: number[]
    /** Payments that were dropped from the record, because they can never matter again. */
    folded: number
  }
  /** What happened to the payment, the oldest first. */
  timeline: TimelineEntry[]
  /** Changes of the order that the shop has not accepted yet. */
  waiting: WaitingChange[]
}

const view = {
  payment: paymentViewSchema,
  createdAt: z.string(),
  isLatest: z.boolean(),
  question: open<ReviewQuestion>().nullable(),
  resolvable: z.boolean(),
  duplicateOf: z.int().nullable(),
  possibleDuplicateOf: z.int().nullable(),
  parkedChanges: z.int(),
}

export const staffPaymentViewSchema = z.looseObject(view) satisfies z.ZodType<StaffPaymentView>

export const staffPaymentListSchema = z.looseObject({
  payments: z.array(staffPaymentViewSchema),
  next: z.string().nullable(),
}) satisfies z.ZodType<StaffPaymentList>

export const staffPaymentDetailsSchema = z.looseObject({
  ...view,
  lines: z.array(instructionViewSchema),
  order: z.looseObject({
    orderId: z.string(),
    aggregate: z.enum(['paid', 'review', 'open', 'unpaid']),
    paymentIds: z.array(z.int()),
    folded: z.int(),
  }),
  timeline: z.array(timelineEntrySchema),
  waiting: z.array(
    z.looseObject({
      changeId: z.string(),
      paymentId: z.int(),
      sequence: z.int(),
      failures: z.int(),
      isParked: z.boolean(),
    }),
  ),
}) satisfies z.ZodType<StaffPaymentDetails>
