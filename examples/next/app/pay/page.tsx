import { PayButton } from '@powens-pay/react'

export default function PayPage() {
  return (
    <main>
      <h1>Order 1001</h1>
      <PayButton input={{ orderId: '1001' }} />
    </main>
  )
}
