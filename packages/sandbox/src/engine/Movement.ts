import type { AccountJson } from './PaymentRecord.ts'

/** Money that really moved from one account to another, which is not always what Powens reports. */
export interface Movement {
  /** Milliseconds since 1970, on the sandbox's clock. */
  at: number
  paymentId: number
  reference_id: string
  label: string
  /** In the currency's smallest unit. */
  minorUnits: bigint
  currency: string
  /** `null`: the payer's account, where nobody named it. */
  from: AccountJson | null
  to: AccountJson
  /** Money that its beneficiary's bank sent back. */
  isReturn: boolean
}
