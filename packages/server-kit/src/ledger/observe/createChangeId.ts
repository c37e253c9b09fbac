import { randomId } from '../../internal/bytes.ts'

/**
 * A name for one change for ever: of one domain, one payment, one number of its order, and six random characters, because
 * a store that lost a record, or a clock that was wrong, may give a number twice.
 *
 * It may stand in a header and in a path: letters, digits, `_` and `-`, at most 100 of them.
 */
export function createChangeId(scope: string, paymentId: number, sequence: number): string {
  const domain = scope.replaceAll(/[^\w-]/g, '_').slice(0, 60)
  return `${domain}-${paymentId}-${sequence}-${randomId().slice(0, 6)}`
}
