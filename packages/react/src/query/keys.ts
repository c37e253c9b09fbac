const ours = 'powens-pay'

/** Everything of ours in the query cache. */
export const powensPayKey = [ours] as const

/** What is known of a payment. Its payment key is a proof and therefore no part of any query key. */
export const paymentQueryKey = (paymentId: number) => [ours, 'payment', paymentId] as const

/** The latest payment of an order. */
export const orderQueryKey = (input: unknown) => [ours, 'order', input] as const

/** The banks an order can be paid from. */
export const connectorsQueryKey = (input: unknown) => [ours, 'connectors', input] as const
