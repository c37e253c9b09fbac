/** Everything of ours in the query cache. */
export const powensPayKey = ['powens-pay'] as const

/** A payment by its id. Its payment key is a proof and therefore no part of any query key. */
export const paymentQueryKey = (paymentId: number | undefined) =>
  [...powensPayKey, 'payment', paymentId] as const

/** The latest payment of an order. */
export const orderQueryKey = (input: unknown) => [...powensPayKey, 'order', input] as const

/** The banks an order can be paid from. */
export const connectorsQueryKey = (input: unknown) => [...powensPayKey, 'connectors', input] as const

/** The link that takes a payment to a phone. */
export const handoffQueryKey = (paymentId: number | undefined) =>
  [...powensPayKey, 'handoff', paymentId] as const
