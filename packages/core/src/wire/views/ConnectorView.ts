import * as z from 'zod'
import { open } from '../../models/open.ts'
import type { IncompatibilityType } from '../../vocabulary/incompatibilities.ts'
import type { Open } from '../../vocabulary/Open.ts'

/** A bank that the payer can choose. */
export interface ConnectorView {
  uuid: string
  name: string
  /** Hex without `#`, as Powens lists it. */
  color: string | null
  /** Among the most used for payments last month. */
  isMostUsed: boolean
  /** Where it serves payers, ISO 3166-1 alpha-2. Empty where Powens does not say; absent from a server of an older version. */
  countries?: string[] | undefined
  /** Whether the payer approves in the bank's app on that kind of phone; `null` when Powens does not know. */
  is_app_to_app_used: { android: boolean | null; ios: boolean | null }
  /** Why the bank may not carry this payment, in Powens's codes. A bank with only warnings can carry it. */
  incompatibilities: { code: string; type: Open<IncompatibilityType>; limit: string | null }[]
}

export const connectorViewSchema = z.looseObject({
  uuid: z.string(),
  name: z.string(),
  color: z.string().nullable(),
  isMostUsed: z.boolean(),
  countries: z.array(z.string()).optional(),
  is_app_to_app_used: z.looseObject({ android: z.boolean().nullable(), ios: z.boolean().nullable() }),
  incompatibilities: z.array(
    z.looseObject({ code: z.string(), type: open<IncompatibilityType>(), limit: z.string().nullable() }),
  ),
}) satisfies z.ZodType<ConnectorView>

/** `POST /connectors` */
export interface ConnectorViewList {
  connectors: ConnectorView[]
}

export const connectorViewListSchema = z.looseObject({
  connectors: z.array(connectorViewSchema),
}) satisfies z.ZodType<ConnectorViewList>
