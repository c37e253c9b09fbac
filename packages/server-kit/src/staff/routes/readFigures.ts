import { staffPeriodSchema } from '@powens-pay/core/models'
import { replyJson } from '../../http/reply.ts'
import { sumFigures } from '../figures/sumFigures.ts'
import { readStaffBody } from '../readStaffBody.ts'
import { searchPayments } from '../searchPayments.ts'
import type { LivePayment } from '../../ledger/order/OrderRecord.ts'
import type { StaffRoute } from '../StaffCall.ts'

/** The most payments that one answer counts, the newest: each is read. */
const mostCounted = 5_000

/** `POST /figures` */
export const readFiguresRoute: StaffRoute = async ({ request, ledger }) => {
  const period = await readStaffBody(request, staffPeriodSchema)
  const counted: LivePayment[] = []
  let cursor: string | undefined
  do {
    const search = { ...period, limit: 250, ...(cursor !== undefined && { cursor }) }
    const page = await searchPayments(ledger, search)
    counted.push(...page.payments)
    cursor = page.next ?? undefined
  } while (cursor !== undefined && counted.length < mostCounted)
  return replyJson(200, sumFigures(counted, cursor === undefined))
}
