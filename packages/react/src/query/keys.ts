const ours = 'powens-pay'

/** The prefix of all of this package's queries. */
export const powensPayKey = [ours] as const

/** A payment. Its payment key is a proof, so no query key holds it. */
export const paymentQueryKey = (paymentId: number) => [ours, 'payment', paymentId] as const

/** The latest payment of an order. */
export const orderQueryKey = (input: unknown) => [ours, 'order', input] as const

/** The banks an order can be paid from. */
export const connectorsQueryKey = (input: unknown) => [ours, 'connectors', input] as const
