import type { Order } from '../shopClient.ts'
import { useWords } from '../words.ts'

export function OrderLines({ order }: { order: Order }) {
  const { language } = useWords()
  return (
    <ul className="lines">
      {order.lines.map(({ productId, names, quantity }) => (
        <li key={productId}>
          {quantity} × {names[language]}
        </li>
      ))}
    </ul>
  )
}
