import { createFileRoute, Link } from '@tanstack/react-router'

export const Route = createFileRoute('/')({ component: HomePage })

function HomePage() {
  return (
    <main>
      <h1>A shop</h1>
      <Link to="/pay">Pay for an order</Link>
    </main>
  )
}
