import * as z from 'zod'
import { date, flag, oneOf, strict, text, whole } from '../../../models/requestFields.ts'
import type { PaymentState } from '../../../vocabulary/states.ts'
import type { Open } from '../../../vocabulary/Open.ts'

/** Which payments the staff looks for. All that is named has to fit; nothing named is every payment. */
export interface StaffSearch {
  orderId?: string | undefined
  paymentId?: number | undefined
  /** The end-to-end id of one of its transfers. */
  reference?: string | undefined
  /** The payment's amount, as a decimal such as `9.50`. */
  amount?: string | undefined
  state?: Open<PaymentState> | undefined
  connectorUuid?: string | undefined
  /** `review`: a person has to say whether the money arrived. `redelivery`: the shop refused a change too often. */
  needs?: 'review' | 'redelivery' | undefined
  /** The first and the last day of creation, `YYYY-MM-DD`, UTC. */
  from?: string | undefined
  to?: string | undefined
  /** `next` of the page before. */
  cursor?: string | undefined
  /** 1 to 100. @default 50 */
  limit?: number | undefined
}

const name = (field: string) => text(field, 'Leave it out, or write what to look for.', 200).optional()

/** The body of `POST /payments/search`. */
export const staffSearchSchema = strict('search', {
  orderId: name('orderId'),
  paymentId: whole('paymentId').min(0, 'paymentId: below zero. Write the number of a payment.').optional(),
  reference: name('reference'),
  amount: z
    .string('amount: not text. Write a decimal such as "9.50".')
    .regex(/^\d{1,15}(?:\.\d{1,6})?$/, 'amount: not a decimal. Write one such as "9.50".')
    .optional(),
  state: name('state'),
  connectorUuid: name('connectorUuid'),
  needs: oneOf('needs', ['review', 'redelivery']).optional(),
  from: date('from').optional(),
  to: date('to').optional(),
  cursor: name('cursor'),
  limit: whole('limit').min(1, 'limit: below 1.').max(100, 'limit: above 100.').optional(),
}) satisfies z.ZodType<StaffSearch>

/** What a person says of a payment whose result is not known. Who says it is named by `authorize`. */
export interface StaffResolution {
  /** Whether the money arrived. */
  received: boolean
  /** How they know: 1 to 500 characters. */
  note: string
  /** The revision of the payment that they looked at: one that changed since is refused. */
  revision: number
}

/** The body of `POST /payments/{id}/resolve`. */
export const staffResolutionSchema = strict('resolution', {
  received: flag('received'),
  note: text('note', 'Write how you know, for the audit.', 500),
  revision: whole('revision'),
}) satisfies z.ZodType<StaffResolution>

/** The days of which figures are wanted: `YYYY-MM-DD`, UTC. */
export interface StaffPeriod {
  from?: string | undefined
  to?: string | undefined
}

/** The body of `POST /figures`. */
export const staffPeriodSchema = strict('period', {
  from: date('from').optional(),
  to: date('to').optional(),
}) satisfies z.ZodType<StaffPeriod>
