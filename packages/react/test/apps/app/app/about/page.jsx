import Link from 'next/link'

export default function Page() {
  return (
    <p>
      About the shop <Link href="/orders/42">Order 42</Link> <Link href="/return">Your payment</Link>
    </p>
  )
}
