import { PayButton } from '@powens-pay/react'
import { createFileRoute } from '@tanstack/react-router'
import { Payments } from '../payments/Payments'

export const Route = createFileRoute('/pay/')({ component: PayPage })

function PayPage() {
  return (
    <Payments>
      <h1>Order 1001</h1>
      <PayButton input={{ orderId: '1001' }} />
    </Payments>
  )
}
