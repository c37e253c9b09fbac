import {
  CancelPayment,
  PaymentStatus,
  ResumePayment,
  useResumePayment,
  type PaymentReference,
} from '@powens-pay/react'
import type { PaymentView } from '@powens-pay/core'
import { useQuery } from '@tanstack/react-query'
import { Money } from '../components/Money.tsx'
import { OrderLines } from '../components/OrderLines.tsx'
import { Title } from '../components/Title.tsx'
import { WaysToPay } from '../components/WaysToPay.tsx'
import { orderQuery, type Order } from '../shopClient.ts'
import { useWords } from '../words.ts'

export function OrderPage({ orderId }: { orderId: string }) {
  const { words } = useWords()
  const { data: order, isError } = useQuery({ ...orderQuery(orderId), retry: false })

  if (isError) return <p role="alert">{words.noSuchOrder}</p>
  if (!order) return null
  return (
    <article className="sheet">
      <Title>
        {words.order} {order.id}
      </Title>
      <OrderLines order={order} />
      <p className="total">
        <span>{words.total}</span>
        <Money amount={order.total} />
      </p>
      <OrderPayment order={order} />
    </article>
  )
}

/** Whether there is nothing left for the payer to pay: the payment is paid, under way, or not known yet. */
const isTaken = ({ outcome, resumable }: PaymentView) => !resumable && outcome.bucket !== 'not_paid'

function OrderPayment({ order }: { order: Order }) {
  const { language, words } = useWords()
  const input = { orderId: order.id, lang: language }
  const { payment, reference, canResume } = useResumePayment({ input })

  // Until the server has answered, the page offers no payment.
  if (payment === undefined) return null
  if (payment && reference && isTaken(payment))
    return <TakenPayment payment={payment} reference={reference} />
  return (
    <>
      <h2>{words.payTitle}</h2>
      {canResume && reference ? (
        <>
          <ResumePayment input={input} />
          <CancelPayment reference={reference} />
        </>
      ) : (
        <WaysToPay input={input} amount={order.total} />
      )}
    </>
  )
}

function TakenPayment({ payment, reference }: { payment: PaymentView; reference: PaymentReference }) {
  const { words } = useWords()
  return (
    <>
      <PaymentStatus reference={reference} support="mailto:help@fournil.example" />
      {payment.outcome.bucket === 'paid' && <p>{words.baking}</p>}
      {payment.cancellable && <CancelPayment reference={reference} />}
    </>
  )
}
