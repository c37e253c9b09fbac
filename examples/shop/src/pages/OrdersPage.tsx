import { useQuery } from '@tanstack/react-query'
import { Money } from '../components/Money.tsx'
import { OrderLines } from '../components/OrderLines.tsx'
import { Title } from '../components/Title.tsx'
import { Link } from '../navigation.tsx'
import { ordersQuery } from '../shopClient.ts'
import { useWords } from '../words.ts'

const formatTime = (time: string, language: string) =>
  new Date(time).toLocaleString(language, { dateStyle: 'long', timeStyle: 'short' })

export function OrdersPage() {
  const { language, words } = useWords()
  const { data: orders } = useQuery(ordersQuery)
  return (
    <section aria-labelledby="orders">
      <Title id="orders">{words.orders}</Title>
      {orders?.length === 0 && <p>{words.noOrders}</p>}
      <ul className="orders">
        {orders?.map((order) => (
          <li key={order.id} className="sheet" data-status={order.status}>
            <h2>
              <Link href={`/orders/${order.id}`}>
                {words.order} {order.id}
              </Link>
            </h2>
            <p className="status">{words.statuses[order.status]}</p>
            <OrderLines order={order} />
            <p className="total">
              <time dateTime={order.placedAt}>
                {words.placedAt.replace('{date}', formatTime(order.placedAt, language))}
              </time>
              <Money amount={order.total} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
