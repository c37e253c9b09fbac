/** Everything of ours in the query cache. */
export const powensPayKey = ['powens-pay'] as const

export const paymentQueryKey = (paymentId: number | undefined) =>
  [...powensPayKey, 'payment', paymentId] as const
