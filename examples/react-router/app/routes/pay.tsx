import { PayButton } from '@powens-pay/react'
import { Payments } from '../payments/Payments'

export default function PayPage() {
  return (
    <Payments>
      <h1>Order 1001</h1>
      <PayButton input={{ orderId: '1001' }} />
    </Payments>
  )
}
