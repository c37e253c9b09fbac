import { randomId } from '../internal/bytes.ts'
import { refuseBrowser } from '../internal/refuseBrowser.ts'
import { createLedger } from '../ledger/createLedger.ts'
import type { Ledger } from '../ledger/Ledger.ts'
import type { LedgerHolder } from '../ledger/ledgerOf.ts'
import { withSpan } from '../telemetry/tracing.ts'
import { explainFailure } from './mistakes/explainFailure.ts'
import { formatMistake } from './mistakes/Mistake.ts'
import { openCall } from './Call.ts'
import { allowOrigin } from './cors.ts'
import { createRoutes } from './createRoutes.ts'
import { createSettings, requireOptions } from './createSettings.ts'
import { findRoute } from './findRoute.ts'
import { fromRequest, type IncomingRequest } from './IncomingRequest.ts'
import type { HandlerContext, PaymentHandlerOptions } from './options.ts'
import { replyProblem } from './reply.ts'
import { replyFailurePage } from './replyFailurePage.ts'
import type { Settings } from './Settings.ts'
import { toResponse, type Reply } from './toResponse.ts'

export type ReplyHandler = (request: IncomingRequest, context?: HandlerContext) => Promise<Reply>

/**
 * Answers for every route of the wire. Mount it where `publicUrl` leads, with every method.
 *
 * Its `ledger` is for `reconcilePayments` and the like; what it offers may change in any version.
 */
export interface PaymentHandler extends LedgerHolder {
  (request: Request, context?: HandlerContext): Promise<Response>
  /** For `createStaffHandler`. What it holds may change in any version. */
  readonly settings: Settings
  /**
   * The answer before it is made a `Response`, for adapters that can write it as it is. `undefined` when it is read through
   * a proxy or a copy, so that whatever is put around a handler is never passed by.
   */
  readonly reply?: ReplyHandler
  /** Ends streams at once and runs nothing later in this process; resolves after the deliveries that are under way. What is due is in the store. */
  close(): Promise<void>
}

/**
 * The broker between a shop's pages and Powens: prices and creates payments, proves who may see them, receives webhooks,
 * and calls `onPaymentUpdated` for each change, in order.
 *
 * Throws `PaymentError('configuration_error')` at once when its options could not work or would not be safe.
 */
export function createPaymentHandler(options: PaymentHandlerOptions): PaymentHandler {
  refuseBrowser('createPaymentHandler', requireOptions(options).dangerouslyAllowBrowser)
  const settings = createSettings(options)
  const ledger = createLedger(settings)
  const routes = createRoutes()
  if (settings.isProduction && !settings.webhook) queueMicrotask(() => void noticeSilence(ledger, settings))

  const reply: ReplyHandler = async (request, context) => {
    let name = 'none'
    let isPage = false
    try {
      const { answer, segment, ...found } = findRoute(routes.table, settings, request)
      ;({ name, isPage } = found)
      const answered = await withSpan(settings.tracer, name, (span) =>
        answer(openCall({ request, context, segment, span, settings, ledger })),
      )
      allowOrigin(settings, request, answered)
      return answered
    } catch (error) {
      const requestId = randomId()
      const mistake = explainFailure(error, request, settings, routes.table)
      const hint = mistake && !settings.isProduction ? formatMistake(mistake) : undefined
      const { reply: refused, problem } = replyProblem(error, requestId, hint)
      // The log gets an unexpected error whole.
      if (refused.status === 500) settings.onError(error, { requestId })
      else settings.warn(mistake)
      allowOrigin(settings, request, refused)
      const { status } = refused
      settings.emit({ type: 'request.failed', requestId, route: name, status, code: problem.code })
      return isPage ? replyFailurePage(settings, request, { problem, refused, requestId }) : refused
    }
  }
  const handler = async (request: Request, context?: HandlerContext): Promise<Response> =>
    toResponse(await reply(fromRequest(request), context))
  async function close(): Promise<void> {
    routes.close()
    await ledger.close()
  }
  // Not enumerable, so that no copy of the handler's properties carries them over to another function, nor a log shows them.
  return Object.defineProperties(handler as PaymentHandler, {
    close: { value: close, enumerable: true },
    ledger: { value: ledger },
    settings: { value: settings },
    reply: {
      get(this: unknown) {
        return this === handler ? reply : undefined
      },
    },
  })
}

/** After the lines that follow the handler's creation, because they may start reconciling. */
async function noticeSilence(ledger: Ledger, { emit }: Settings): Promise<void> {
  if (await ledger.isSwept()) return
  const message =
    'There is no webhook secret, and nothing reconciles payments: a payer who closes the page at the bank has paid, and you ' +
    'would never hear of it. Pass webhook, and call startReconciling(handler) right after createPaymentHandler, or ' +
    'reconcilePayments(handler) from a cron, whose first run ends this notice.'
  emit({ type: 'configuration.notice', message })
}
