'use client'
import { useContext } from 'react'
import { PaymentContext, type PaymentContextValue } from './PaymentContext.ts'

/** What `<PaymentProvider>` was given. The error of a missing provider names `caller`. */
export function usePaymentContext(caller = 'usePaymentContext'): PaymentContextValue {
  const value = useContext(PaymentContext)
  if (value) return value
  throw new Error(
    `${caller} was used outside <PaymentProvider>, so it has no way to reach your server. ` +
      'Wrap the page in <PaymentProvider client={createPaymentClient()}>.',
  )
}
