import { ledgerOf, type LedgerHolder } from './ledgerOf.ts'
import type { Sweeping, SweepingOptions } from './sweep/createSweeper.ts'

/**
 * Finds what no webhook reported, now and at intervals: payments without a webhook for long, creations whose answer was lost,
 * changes that the merchant has not accepted. For a server that keeps running, on any number of instances.
 *
 * It keeps its process running until it or its handler is closed. A failure goes to `onError`, and the next sweep comes all
 * the same. Throws `PaymentError('configuration_error')` unless its options are whole numbers above zero.
 *
 * @example
 * startReconciling(handler)
 */
export const startReconciling = (handler: LedgerHolder, options: SweepingOptions = {}): Sweeping =>
  ledgerOf(handler).keepSweeping(options)
