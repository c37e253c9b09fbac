import Link from 'next/link'

export default function Page() {
  return (
    <p>
      About the shop <Link href="/classic/orders/42">Order 42</Link>{' '}
      <Link href="/classic/return">Your payment</Link>
    </p>
  )
}
