import { createPaymentError, defaultStaffPath, PaymentError } from '@powens-pay/core'
import { openCall, type Call } from '../http/Call.ts'
import type { PaymentHandler } from '../http/createPaymentHandler.ts'
import { findRoute } from '../http/findRoute.ts'
import { fromRequest, type IncomingRequest } from '../http/IncomingRequest.ts'
import type { HandlerContext } from '../http/options.ts'
import { replyProblem } from '../http/reply.ts'
import type { Settings } from '../http/Settings.ts'
import { toResponse, type Reply } from '../http/toResponse.ts'
import { randomId } from '../internal/bytes.ts'
import { parseBaseUrl } from '../powens/parseBaseUrl.ts'
import { withSpan } from '../telemetry/tracing.ts'
import { createStaffRoutes } from './createStaffRoutes.ts'
import { requireList } from './searchPayments.ts'
import type { StaffOptions } from './StaffOptions.ts'

/** Answers for the merchant's admin pages. Mount it where `publicUrl` leads, with GET and POST. */
export interface StaffHandler {
  (request: Request, context?: HandlerContext): Promise<Response>
}

/**
 * The routes of the merchant's admin pages: payments are listed, searched and looked at, and who may act resolves them, offers
 * changes again and withdraws orders. It stands beside the payment handler, on a path of its own.
 *
 * Throws `PaymentError('configuration_error')` without `authorize`, and for a store that cannot list.
 */
export function createStaffHandler(handler: PaymentHandler, options: StaffOptions): StaffHandler {
  const { ledger, settings } = requireHandler(handler)
  const { authorize } = requireAuthorize(options)
  requireList(ledger)
  const publicUrl = parseBaseUrl(
    'publicUrl',
    options.publicUrl ?? settings.origin + defaultStaffPath,
    'so no page of the staff would find the handler there',
  )
  const { origin, pathname } = new URL(publicUrl)
  const basePath = (options.basePath ?? pathname).replace(/\/+$/, '')
  const routes = createStaffRoutes({ authorize, origin })

  async function reply(request: IncomingRequest, context: HandlerContext | undefined): Promise<Reply> {
    let name = 'none'
    try {
      if (request.method === 'OPTIONS') throw createPaymentError('method_not_allowed')
      const found = findRoute(routes, { basePath }, request)
      name = `staff ${found.name}`
      return await withSpan(settings.tracer, name, (span) => {
        const call: Call = openCall({ request, context, segment: found.segment, span, settings, ledger })
        return found.answer(call)
      })
    } catch (error) {
      const requestId = randomId()
      const { reply: refused, problem } = replyProblem(error, requestId)
      if (refused.status === 500) settings.onError(error, { requestId })
      const { status } = refused
      settings.emit({ type: 'request.failed', requestId, route: name, status, code: problem.code })
      return refused
    }
  }
  return async (request, context) => toResponse(await reply(fromRequest(request), context))
}

function requireHandler(handler: PaymentHandler): Pick<PaymentHandler, 'ledger'> & { settings: Settings } {
  const { ledger, settings } = Object(handler) as Partial<PaymentHandler>
  if (ledger && settings) return { ledger, settings }
  throw new PaymentError(
    'configuration_error',
    'createStaffHandler got no handler of createPaymentHandler, so it has no payments to show. Pass the one it returned.',
  )
}

function requireAuthorize(options: StaffOptions): StaffOptions {
  if (typeof (Object(options) as Partial<StaffOptions>).authorize === 'function') return options
  throw new PaymentError(
    'configuration_error',
    'createStaffHandler got no authorize, so anybody could look at your payments. Pass a function that names the member of ' +
      'the staff who sent a request, or gives null.',
  )
}
