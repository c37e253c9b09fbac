import { Link } from 'react-router'

export default function HomePage() {
  return (
    <main>
      <h1>A shop</h1>
      <Link to="/pay">Pay for an order</Link>
    </main>
  )
}
