import { staffPeriodSchema } from '@powens-pay/core/models'
import { replyJson } from '../../http/reply.ts'
import { writeExport } from '../../statement/export/exportPayments.ts'
import { readStaffBody } from '../readStaffBody.ts'
import type { StaffRoute } from '../StaffCall.ts'

/** `POST /export` */
export const exportPaymentsRoute: StaffRoute = async ({ request, ledger }) => {
  const { from = '', to = from } = await readStaffBody(request, staffPeriodSchema)
  const lines: string[] = []
  for await (const line of writeExport(ledger, { from, to })) lines.push(line)
  return replyJson(200, { csv: lines.join('') })
}
