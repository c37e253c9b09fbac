import { PaymentStatus } from '@powens-pay/react'
import { Payments } from '../payments/Payments'

export default function ReturnPage() {
  return (
    <Payments>
      <PaymentStatus />
    </Payments>
  )
}
