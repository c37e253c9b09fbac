import { PayButton } from '@powens-pay/react'
import { useQuery } from '@tanstack/react-query'
import { Money } from '../components/Money.tsx'
import { OrderLines } from '../components/OrderLines.tsx'
import { orderQuery } from '../shopClient.ts'
import { useWords } from '../words.ts'

export function OrderPage({ orderId }: { orderId: string }) {
  const { language, words } = useWords()
  const { data: order, isError } = useQuery({ ...orderQuery(orderId), retry: false })

  if (isError) return <p role="alert">{words.noSuchOrder}</p>
  if (!order) return null
  return (
    <article className="sheet">
      <h1>
        {words.order} {order.id}
      </h1>
      <OrderLines order={order} />
      <p className="total">
        <span>{words.total}</span>
        <Money amount={order.total} />
      </p>
      <h2>{words.payTitle}</h2>
      <p>{words.payText}</p>
      <PayButton input={{ orderId: order.id, lang: language }} />
    </article>
  )
}
