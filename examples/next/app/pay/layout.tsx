import { PaymentProvider } from '@powens-pay/react'
import '@powens-pay/react/styles.css'
import type { ReactNode } from 'react'

export default function PayLayout({ children }: { children: ReactNode }) {
  return <PaymentProvider basePath="/api/powens">{children}</PaymentProvider>
}
