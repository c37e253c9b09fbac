/** The one event about payments; one sentence of the guides drops the D. */
export const paymentWebhookEvent = 'PAYMENT_STATE_UPDATED'
