import * as z from 'zod'
import { open } from '../../../models/open.ts'
import type { PaymentErrorCode } from '../../../vocabulary/errorCodes.ts'
import type { Open } from '../../../vocabulary/Open.ts'
import type { PaymentState } from '../../../vocabulary/states.ts'

/**
 * What can happen to a payment.
 *
 * `created`; `opened`: a link led to the bank; `observed`: a state was seen; `delivered`, `delivery_failed`, `parked`: what
 * became of a change for the shop; `redelivered`: a parked one was offered again; `cancel_requested`; `replaced`: the order was edited and has another payment; `withdrawn`: the order was dropped; `resolved`:
 * a person said whether the money arrived; `repaid`: the money was sent back.
 */
export type TimelineEvent =
  | 'created'
  | 'opened'
  | 'observed'
  | 'delivered'
  | 'delivery_failed'
  | 'parked'
  | 'redelivered'
  | 'cancel_requested'
  | 'replaced'
  | 'withdrawn'
  | 'resolved'
  | 'repaid'

/** One line of a payment's timeline. A field is absent where the event has none. */
export interface TimelineEntry {
  event: Open<TimelineEvent>
  /** ISO 8601, UTC. */
  at: string
  /** Equal events in a row are one entry: how many they are. Absent for one. */
  times?: number | undefined
  /** Of several: when the last one was. ISO 8601, UTC. */
  until?: string | undefined
  /** Who did it: `payer`, `shop` (its own code), or the name that `authorize` gave. Absent for what nobody did. */
  by?: string | undefined
  /** `observed`: from Powens's API (`confirmed`) or a webhook (`pushed`). */
  source?: 'confirmed' | 'pushed' | undefined
  state?: Open<PaymentState> | undefined
  errorCode?: Open<PaymentErrorCode> | undefined
  /** Which change was delivered, failed, parked or offered again. */
  changeId?: string | undefined
  /** `resolved`: whether the money arrived. */
  received?: boolean | undefined
  /** `resolved`, `repaid`: how they know, or why. Free text. */
  note?: string | undefined
  /** `resolved`: a state that Powens reported afterwards, and that says the opposite. */
  contradictedBy?: Open<PaymentState> | undefined
  /** `repaid`: the payment that sends the money back. */
  paymentId?: number | undefined
  /** `repaid`: an exact decimal, and its currency. */
  amount?: string | undefined
  currency?: string | undefined
}

export const timelineEntrySchema = z.looseObject({
  event: open<TimelineEvent>(),
  at: z.string(),
  times: z.int().optional(),
  until: z.string().optional(),
  by: z.string().optional(),
  source: z.enum(['confirmed', 'pushed']).optional(),
  state: open<PaymentState>().optional(),
  errorCode: open<PaymentErrorCode>().optional(),
  changeId: z.string().optional(),
  received: z.boolean().optional(),
  note: z.string().optional(),
  contradictedBy: open<PaymentState>().optional(),
  paymentId: z.int().optional(),
  amount: z.string().optional(),
  currency: z.string().optional(),
}) satisfies z.ZodType<TimelineEntry>
