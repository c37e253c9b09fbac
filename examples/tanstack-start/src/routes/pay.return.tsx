import { PaymentStatus } from '@powens-pay/react'
import { createFileRoute } from '@tanstack/react-router'
import { Payments } from '../payments/Payments'

export const Route = createFileRoute('/pay/return')({ component: ReturnPage })

function ReturnPage() {
  return (
    <Payments>
      <PaymentStatus />
    </Payments>
  )
}
