import { createPaymentClient, PaymentProvider } from '@powens-pay/react'
import '@powens-pay/react/styles.css'
import type { ReactNode } from 'react'

const client = createPaymentClient()

export function Payments({ children }: { children: ReactNode }) {
  return <PaymentProvider client={client}>{children}</PaymentProvider>
}
