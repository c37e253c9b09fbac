const ours = 'powens-pay'

/** Everything of ours in the query cache. */
export const powensPayKey = [ours] as const

/** A payment by its id. Its payment key is a proof and therefore no part of any query key. */
export const paymentQueryKey = (paymentId: number | undefined) => [ours, 'payment', paymentId] as const

/** The latest payment of an order. */
export const orderQueryKey = (input: unknown) => [ours, 'order', input] as const

/** The banks an order can be paid from. */
export const connectorsQueryKey = (input: unknown) => [ours, 'connectors', input] as const

/** The link that takes a payment to a phone. */
export const handoffQueryKey = (paymentId: number | undefined) => [ours, 'handoff', paymentId] as const
