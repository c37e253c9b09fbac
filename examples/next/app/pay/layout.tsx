import '@powens-pay/react/styles.css'
import type { ReactNode } from 'react'
import { Payments } from './Payments'

export default function PayLayout({ children }: { children: ReactNode }) {
  return <Payments>{children}</Payments>
}
