/**
 * What the merchant's finance, support and auditors need after a payment, for admin pages of your own.
 *
 * @example
 * const staff = createStaffHandler(handler, { authorize: async ({ request }) => employees.find(request) })
 *
 * @module
 */
export { createStaffHandler } from './createStaffHandler.ts'
export type { StaffHandler } from './createStaffHandler.ts'
export type { StaffMember, StaffOptions } from './StaffOptions.ts'
export { exportOrder } from './exportOrder.ts'
export type { ExportedOrder } from './exportOrder.ts'

// Bank statements
export { matchStatement } from '../statement/matchStatement.ts'
export type { MatchStatementOptions } from '../statement/matchStatement.ts'
export { applyMatch } from '../statement/applyMatch.ts'
export type { AppliedMatch, ApplyMatchOptions } from '../statement/applyMatch.ts'
export type { CsvColumns, CsvOptions } from '../statement/csv/CsvOptions.ts'
export type { StatementFile } from '../statement/readStatement.ts'
export type { StatementEntry, StatementFault } from '../statement/Statement.ts'
export type {
  LeftoverEntry,
  MatchBasis,
  MatchedEntry,
  MatchedLine,
  MatchedPayment,
  MatchFinding,
  MatchSums,
  StatementMatch,
} from '../statement/match/StatementMatch.ts'

// Books
export { exportPayments } from '../statement/export/exportPayments.ts'
export type { ExportOptions } from '../statement/export/exportPayments.ts'

// Repaying
export { prepareRepayment } from '../ledger/repay/prepareRepayment.ts'
export type { PreparedRepayment } from '../ledger/repay/repayPayments.ts'
export type { RepaymentLine, RepaymentOptions } from '../ledger/repay/RepaymentOptions.ts'
export { listRepayments } from '../ledger/repay/listRepayments.ts'
export type { PaymentRepayments, RepaymentView } from '../ledger/repay/listRepayments.ts'
export type { RepayableLine } from '../ledger/repay/findRepayable.ts'
export type { RepaymentProgress } from '../ledger/repay/readProgress.ts'
