import { PaymentStatus } from '@powens-pay/react'

export default function ReturnPage() {
  return (
    <main>
      <PaymentStatus />
    </main>
  )
}
