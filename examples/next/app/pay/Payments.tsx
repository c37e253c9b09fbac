'use client'

import { createPaymentClient, PaymentProvider } from '@powens-pay/react'
import type { ReactNode } from 'react'

// A client is made of functions, which cannot come from a server component.
const client = createPaymentClient()

export function Payments({ children }: { children: ReactNode }) {
  return <PaymentProvider client={client}>{children}</PaymentProvider>
}
