import { PaymentProvider } from '@powens-pay/react'
import '@powens-pay/react/styles.css'
import type { ReactNode } from 'react'

export function Payments({ children }: { children: ReactNode }) {
  return <PaymentProvider basePath="/api/powens">{children}</PaymentProvider>
}
