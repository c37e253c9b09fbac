'use client'
import type { OrderInput, PaymentClient } from '@powens-pay/core'
import { useContext } from 'react'
import { PaymentContext, type PaymentContextValue } from './PaymentContext.ts'

export interface ClientOption<Input = unknown> {
  /** Reaches your server. @default the client of `<PaymentProvider>` */
  client?: PaymentClient<Input> | undefined
}

/** An order, as `preparePayment` takes it. Its type is that of the `client`: `createPaymentClient<{ orderId: string }>()`. */
export interface OrderOption<Input = unknown> extends OrderInput<NoInfer<Input>>, ClientOption<Input> {}

/** What `<PaymentProvider>` was given. The error of a missing provider names `caller`. */
export function usePaymentContext(caller = 'usePaymentContext', given?: PaymentClient): PaymentContextValue {
  const context = useContext(PaymentContext)
  if (given) return { ...context, client: given }
  if (context.client) return context as PaymentContextValue
  throw new Error(`${caller} needs <PaymentProvider> around it to reach your server.`)
}
