import type { RouteEntry } from '../http/createRoutes.ts'
import { guardStaff } from './guardStaff.ts'
import { requireStaff } from './requireStaff.ts'
import { redeliverRoute, resolveRoute, withdrawRoute } from './routes/changePayments.ts'
import { exportPaymentsRoute } from './routes/exportPayments.ts'
import { readFiguresRoute } from './routes/readFigures.ts'
import { readDetailsRoute, searchPaymentsRoute } from './routes/readPayments.ts'
import type { StaffRoute } from './StaffCall.ts'
import type { StaffMember, StaffOptions } from './StaffOptions.ts'

type Row = readonly [method: string, path: string, role: StaffMember['role'], route: StaffRoute]

const rows: readonly Row[] = [
  ['POST', '/payments/search', 'read', searchPaymentsRoute],
  ['GET', '/payments/:', 'read', readDetailsRoute],
  ['POST', '/payments/:/resolve', 'act', resolveRoute],
  ['POST', '/payments/:/redeliver', 'act', redeliverRoute],
  ['POST', '/payments/:/withdraw', 'act', withdrawRoute],
  ['POST', '/figures', 'read', readFiguresRoute],
  ['POST', '/export', 'read', exportPaymentsRoute],
]

/** The staff's routes, each behind the same guard and the role that it needs. */
export const createStaffRoutes = ({
  authorize,
  origin,
}: Pick<StaffOptions, 'authorize'> & { origin: string }): readonly RouteEntry[] =>
  rows.map(([method, path, role, route]) => ({
    methods: [method],
    path,
    parts: path.slice(1).split('/'),
    isPage: false,
    guard({ request }) {
      guardStaff(request, origin)
      return undefined
    },
    async route(call) {
      const { name } = await requireStaff(call, { authorize }, role)
      return route({ ...call, person: name })
    },
  }))
