import {
  createPaymentHandler,
  createPowens,
  decideFulfilment,
  PaymentRefusedError,
  transfer,
} from '@powens-pay/server-kit'
import { findOrder, markPaid } from './orders'

const { env } = process

/** Answers for every route of payments. Its settings come from the environment; see `.env`. */
export const payments = createPaymentHandler({
  powens: createPowens(),
  publicUrl: env.PUBLIC_URL ?? '',
  returnUrl: env.RETURN_URL ?? '',
  secrets: [env.PAYMENT_SECRET ?? ''],
  webhook: { secrets: [env.POWENS_WEBHOOK_SECRET ?? ''] },

  // Check here that the customer of `request` is signed in and that the order is theirs. The amount is yours to say.
  preparePayment({ input }) {
    const order = findOrder((input as { orderId?: unknown }).orderId)
    if (!order) throw new PaymentRefusedError('order_not_found')
    return {
      orderId: order.id,
      request: transfer({
        amount: order.amount,
        currency: order.currency,
        execution_date_type: 'instant',
        label: `Order ${order.id}`,
        beneficiary: { iban: 'FR1420041010050500013M02606', name: 'Your shop' },
      }),
    }
  },

  // Every change of a payment, in order. The same change may come twice.
  onPaymentUpdated({ orderId, payment, outcome }) {
    const order = findOrder(orderId)
    if (!order || order.isPaid) return
    const decision = decideFulfilment(outcome, {
      accepted: 'review',
      partial: 'review',
      expired: 'review',
      active: 'review',
    })
    // What was paid is compared with what the order costs now, before anything is shipped.
    const isWhole = Number(payment.amount) === Number(order.amount) && payment.currency === order.currency
    if (decision === 'fulfil' && isWhole) markPaid(order)
    else if (decision === 'fulfil' || decision === 'review')
      console.warn(`Look at the payment of order ${orderId}.`)
  },
})
