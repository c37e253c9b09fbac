import type { Route } from './Call.ts'
import { guardBrowserPost, guardNavigation, guardNothing, guardOwnForm, type Guard } from './guards.ts'
import { createCallbackRoute } from './routes/callback.ts'
import { cancelPaymentRoute } from './routes/cancelPayment.ts'
import { createHandoffRoute } from './routes/createHandoff.ts'
import { createPaymentRoute } from './routes/createPayment.ts'
import { findPaymentRoute } from './routes/findPayment.ts'
import { createGoRoute } from './routes/go.ts'
import { createHandoffPageRoute, createHandoffFormRoute } from './routes/handoff.ts'
import { createLeaveForBank } from './routes/leaveForBank.ts'
import { createConnectorsRoute } from './routes/listConnectors.ts'
import { readPaymentRoute } from './routes/readPayment.ts'
import { resumePaymentRoute } from './routes/resumePayment.ts'
import { createStreamRoute } from './routes/streamPayment.ts'
import {
  beginValidationRoute,
  createOpenValidationRoute,
  leaveValidationRoute,
  returnToValidationRoute,
} from './routes/validation.ts'
import { createWebhooksRoute } from './routes/webhooks.ts'

export interface RouteEntry {
  methods: readonly string[]
  /** `:` stands for one segment. */
  path: string
  parts: readonly string[]
  /** Browsers navigate to it, so it answers with a page or leads to one. */
  isPage: boolean
  /** Runs before the route, and may answer instead of it. */
  guard: Guard
  route: Route
}

/** The routes of one handler, with what each of them remembers. */
export function createRoutes(): { table: readonly RouteEntry[]; close: () => void } {
  const leaveForBank = createLeaveForBank()
  const stream = createStreamRoute()
  const rows: readonly [methods: string, path: string, guard: Guard, route: Route][] = [
    ['POST', '/payments', guardBrowserPost, createPaymentRoute],
    ['POST', '/payments/find', guardBrowserPost, findPaymentRoute],
    ['GET', '/payments/:', guardNothing, readPaymentRoute],
    ['GET', '/payments/:/events', guardNothing, stream.route],
    ['POST', '/payments/:/resume', guardBrowserPost, resumePaymentRoute],
    ['POST', '/payments/:/cancel', guardBrowserPost, cancelPaymentRoute],
    ['POST', '/payments/:/handoff', guardBrowserPost, createHandoffRoute],
    ['POST', '/payments/:/validation', guardBrowserPost, createOpenValidationRoute()],
    ['POST', '/payments/:/validation/begin', guardBrowserPost, beginValidationRoute],
    ['POST', '/payments/:/validation/leave', guardBrowserPost, leaveValidationRoute],
    ['POST', '/connectors', guardBrowserPost, createConnectorsRoute()],
    ['GET HEAD', '/go/:', guardNavigation, createGoRoute(leaveForBank)],
    ['GET HEAD', '/handoff/:', guardNavigation, createHandoffPageRoute(leaveForBank)],
    ['POST', '/handoff/:', guardOwnForm, createHandoffFormRoute(leaveForBank)],
    ['GET HEAD', '/validation/:', guardNavigation, returnToValidationRoute],
    ['GET HEAD', '/callback', guardNavigation, createCallbackRoute()],
    // Its signature is its guard.
    ['POST', '/webhooks', guardNothing, createWebhooksRoute()],
  ]
  const table = rows.map(([methods, path, guard, route]): RouteEntry => {
    const isPage = guard === guardNavigation || guard === guardOwnForm
    return { methods: methods.split(' '), path, parts: path.slice(1).split('/'), isPage, guard, route }
  })
  return { table, close: stream.close }
}
