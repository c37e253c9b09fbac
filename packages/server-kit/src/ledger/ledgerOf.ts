import { PaymentError } from '@powens-pay/core'
import type { Ledger } from './Ledger.ts'

/** A payment handler, as far as functions beside it are concerned. */
export interface LedgerHolder {
  readonly ledger: Ledger
}

/** The ledger of a handler; `configuration_error` for anything else. */
export function ledgerOf(handler: LedgerHolder): Ledger {
  const { ledger } = handler as Partial<LedgerHolder>
  if (ledger) return ledger
  throw new PaymentError(
    'configuration_error',
    'This is not a handler of createPaymentHandler, so it has no payments. Pass the one it returned.',
  )
}
