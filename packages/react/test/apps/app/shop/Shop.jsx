'use client'
import { createPaymentClient, PaymentProvider } from '@powens-pay/react'

const client = createPaymentClient()

export function Shop({ children }) {
  return <PaymentProvider client={client}>{children}</PaymentProvider>
}
