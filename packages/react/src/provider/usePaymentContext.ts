'use client'
import type { PaymentClient } from '@powens-pay/core'
import { useContext } from 'react'
import { PaymentContext, type PaymentContextValue } from './PaymentContext.ts'

export interface ClientOption {
  /** The client for your server. @default what `<PaymentProvider>` was given */
  client?: PaymentClient | undefined
}

/** What `<PaymentProvider>` was given. The error of a missing provider names `caller`. */
export function usePaymentContext(caller = 'usePaymentContext', given?: PaymentClient): PaymentContextValue {
  const context = useContext(PaymentContext)
  if (given) return { ...context, client: given }
  if (context.client) return context as PaymentContextValue
  throw new Error(`${caller} needs <PaymentProvider client={createPaymentClient()}> to reach your server.`)
}
