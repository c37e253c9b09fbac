import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Money } from '../components/Money.tsx'
import { Title } from '../components/Title.tsx'
import { goTo } from '../navigation.tsx'
import { placeOrder, shopQuery, type Product } from '../shopClient.ts'
import { useWords } from '../words.ts'

const breakfast = { baguette: 1, croissant: 2, 'pain-au-chocolat': 1 }

export function BakeryPage() {
  const { language, words } = useWords()
  const { data: shop } = useQuery(shopQuery)
  const [cart, setCart] = useState<Record<string, number>>(breakfast)
  // Kept here like the cart, because the basket is rendered again when another customer signs in.
  const [scenario, setScenario] = useState<string>()
  const change = (id: string, by: number) =>
    setCart(({ [id]: quantity = 0, ...others }) =>
      quantity + by > 0 ? { ...others, [id]: quantity + by } : others,
    )

  if (!shop) return null
  return (
    <div className="bakery">
      <section aria-labelledby="oven">
        <Title id="oven">{words.oven}</Title>
        <ul className="products">
          {shop.products.map((product) => (
            <li key={product.id} className="product">
              <img src={`/pictures/${product.id}.svg`} alt="" width="120" height="96" />
              <h2>{product.names[language]}</h2>
              <p>
                <Money amount={product.price} />
              </p>
              <div className="stepper">
                <button
                  type="button"
                  onClick={() => change(product.id, -1)}
                  disabled={!cart[product.id]}
                  aria-label={`${words.less}: ${product.names[language]}`}
                >
                  −
                </button>
                <output aria-live="polite">{cart[product.id] ?? 0}</output>
                <button
                  type="button"
                  onClick={() => change(product.id, 1)}
                  aria-label={`${words.more}: ${product.names[language]}`}
                >
                  +
                </button>
              </div>
            </li>
          ))}
        </ul>
      </section>
      <Basket
        cart={cart}
        products={shop.products}
        scenarios={shop.scenarios}
        scenario={scenario ?? shop.scenarios[0]}
        onScenario={setScenario}
        signedIn={shop.customer !== undefined}
      />
    </div>
  )
}

interface BasketProps {
  cart: Record<string, number>
  products: Product[]
  scenarios: string[]
  scenario: string | undefined
  onScenario: (scenario: string) => void
  signedIn: boolean
}

function Basket({ cart, products, scenarios, scenario, onScenario, signedIn }: BasketProps) {
  const { language, words } = useWords()
  const order = useMutation({
    mutationFn: () => placeOrder(cart, scenario),
    onSuccess: ({ id }) => goTo(`/orders/${id}`),
  })
  const lines = products.filter(({ id }) => cart[id])
  const cents = lines.reduce(
    (sum, { id, price }) => sum + Math.round(Number(price) * 100) * (cart[id] ?? 0),
    0,
  )
  const fits = cents >= 400 && cents <= 900

  return (
    <section className="basket" aria-labelledby="basket">
      <h2 id="basket">{words.basket}</h2>
      {lines.length === 0 ? (
        <p>{words.empty}</p>
      ) : (
        <ul className="lines">
          {lines.map(({ id, names }) => (
            <li key={id}>
              <span>
                {cart[id]} × {names[language]}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className="total">
        <span>{words.total}</span>
        <Money amount={(cents / 100).toFixed(2)} />
      </p>
      {!fits && <p className="hint">{words.bounds}</p>}
      {!signedIn && <p className="hint">{words.choose}.</p>}
      {scenarios.length > 0 && (
        <label className="scenario">
          {words.scenario}
          <select value={scenario} onChange={(event) => onScenario(event.target.value)}>
            {scenarios.map((value) => (
              <option key={value} value={value}>
                {words.scenarios[value] ?? value}
              </option>
            ))}
          </select>
        </label>
      )}
      <button
        className="primary"
        type="button"
        disabled={!fits || !signedIn || order.isPending}
        onClick={() => order.mutate()}
      >
        {words.placeOrder}
      </button>
      {order.error && <p role="alert">{order.error.message}</p>}
    </section>
  )
}
