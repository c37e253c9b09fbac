import { PaymentStatus, usePaymentStatus } from '@powens-pay/react'
import { Title } from '../components/Title.tsx'
import { Link } from '../navigation.tsx'
import { useWords } from '../words.ts'

const support = 'mailto:help@fournil.example'

export function ReturnPage() {
  const { language, words } = useWords()
  const { payment } = usePaymentStatus()
  return (
    <article className="sheet">
      <Title>{words.thanks}</Title>
      <PaymentStatus input={payment && { orderId: payment.orderId, lang: language }} support={support} />
      <p className="links">
        <Link href="/orders">{words.toOrders}</Link>
        {payment && <Link href={`/orders/${payment.orderId}`}>{words.toOrder}</Link>}
      </p>
    </article>
  )
}
