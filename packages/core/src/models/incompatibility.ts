import * as z from 'zod'
import type { IncompatibilityCode, IncompatibilityType } from '../vocabulary/incompatibilities.ts'
import { open } from './open.ts'

/** One reason why a bank cannot carry a payment. (docs/powens.md#paymentconnectorincompatibility) */
export const incompatibilityReasonSchema = z.looseObject({
  code: open<IncompatibilityCode>(),
  type: open<IncompatibilityType>().nullish(),
  description: z.string().nullish(),
  /** Text, a number, true or false, a list or an object. */
  value_connector: z.unknown().optional(),
  value_payment: z.unknown().optional(),
})

/** A bank's reasons. Powens's table has no key for the bank, so unknown keys are kept. */
export const incompatibilitySchema = z.looseObject({
  type: open<IncompatibilityType>(),
  reasons: z.array(incompatibilityReasonSchema).nullish(),
})
export type ConnectorIncompatibility = z.infer<typeof incompatibilitySchema>
