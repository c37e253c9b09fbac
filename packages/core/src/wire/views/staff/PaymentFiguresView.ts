import * as z from 'zod'

/** How many payments came how far. Each number is one of those before it. */
export interface PaymentSteps {
  created: number
  /** A link led to the bank. */
  opened: number
  /** The payer began to approve it. */
  begun: number
  /** The bank took it. */
  approved: number
  /** Its money arrived, by what Powens or a person says. */
  paid: number
}

/** Seconds; `null` when there is none to measure. */
export interface PaymentDuration {
  median: number | null
  /** Nine in ten took no longer. */
  ninetieth: number | null
}

/** The figures of payments that were created in some days. `POST /figures` */
export interface PaymentFiguresView {
  /** ISO 8601, UTC: of the oldest and the newest payment that was counted. `null` for none. */
  from: string | null
  to: string | null
  /** Whether all payments of those days were counted, or the newest of them alone. */
  isWhole: boolean
  steps: PaymentSteps
  /** The most used first. A payment whose bank is not chosen yet has none. */
  banks: { connector_uuid: string | null; bank: string | null; steps: PaymentSteps }[]
  /** From the first link to the bank's yes, and from there to the final state. */
  durations: { approval: PaymentDuration; final: PaymentDuration }
  /** Payments that failed, by Powens's error code, else by reason. The most frequent first. */
  failures: { reason: string; count: number }[]
}

const steps = z.looseObject({
  created: z.int(),
  opened: z.int(),
  begun: z.int(),
  approved: z.int(),
  paid: z.int(),
})
const duration = z.looseObject({ median: z.number().nullable(), ninetieth: z.number().nullable() })

export const paymentFiguresViewSchema = z.looseObject({
  from: z.string().nullable(),
  to: z.string().nullable(),
  isWhole: z.boolean(),
  steps,
  banks: z.array(
    z.looseObject({ connector_uuid: z.string().nullable(), bank: z.string().nullable(), steps }),
  ),
  durations: z.looseObject({ approval: duration, final: duration }),
  failures: z.array(z.looseObject({ reason: z.string(), count: z.int() })),
}) satisfies z.ZodType<PaymentFiguresView>
