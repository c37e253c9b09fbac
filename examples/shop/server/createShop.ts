import { createPaymentHandler, memoryStore, startReconciling, type Powens } from '@powens-pay/server-kit'
import { createOrders } from './orders.ts'
import { createPreparePayment, type Beneficiary } from './preparePayment.ts'
import { withSecurityHeaders } from './securityHeaders.ts'
import { createFileServer } from './serveFiles.ts'
import { createSessions } from './sessions.ts'
import { createShopApi } from './shopApi.ts'

export interface ShopOptions {
  powens: Powens
  mode: 'sandbox' | 'powens'
  /** The shop's own address, without a path. */
  origin: string
  /** Signs payment keys and cookies; made up for the sandbox when absent. */
  secret: string | undefined
  webhookSecret: string | undefined
  beneficiary: Beneficiary
  /** The built front end. */
  folder: string
}

/** The whole shop as one function from request to response. */
export function createShop(options: ShopOptions) {
  const { powens, mode, origin, secret, webhookSecret, beneficiary, folder } = options
  const sessions = createSessions()
  const orders = createOrders()
  const payments = createPaymentHandler({
    powens,
    publicUrl: `${origin}/api/powens`,
    returnUrl: `${origin}/return`,
    ...(secret && { secrets: [secret] }),
    store: memoryStore({ singleInstance: true }),
    // Building the front end leaves NODE_ENV at production, whatever the shop is run for.
    environment: mode === 'powens' ? 'production' : 'development',
    // Against Powens the shop stands behind whatever ends its https.
    trustProxy: mode === 'powens',
    ...(webhookSecret && { webhook: { secrets: [webhookSecret] } }),
    preparePayment: createPreparePayment(sessions, orders, beneficiary),
    onPaymentUpdated: (change) => orders.record(change),
  })
  // The payer who never came back, and the webhook that never came.
  startReconciling(payments)
  const api = createShopApi({ sessions, orders, mode, secure: origin.startsWith('https:') })
  const files = createFileServer(folder)

  const handler = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url)
    if (pathname.startsWith('/api/powens/')) return payments(request)
    return withSecurityHeaders(await (pathname.startsWith('/api/') ? api(request) : files(request)))
  }
  return {
    handler,
    orders,
    close: payments.close,
  }
}
