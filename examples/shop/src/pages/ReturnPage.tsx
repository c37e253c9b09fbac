import { PaymentStatus, usePaymentStatus } from '@powens-pay/react'
import { Title } from '../components/Title.tsx'
import { Link } from '../navigation.tsx'
import { useWords } from '../words.ts'

export function ReturnPage() {
  const { words } = useWords()
  const { payment } = usePaymentStatus()
  return (
    <article className="sheet">
      <Title>{words.thanks}</Title>
      <PaymentStatus />
      <p className="links">
        {payment && <Link href={`/orders/${payment.orderId}`}>{words.toOrder}</Link>}
        <Link href="/orders">{words.toOrders}</Link>
      </p>
    </article>
  )
}
