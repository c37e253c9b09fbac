'use client'
import Link from 'next/link'
import { use } from 'react'
import { OrderPage } from '../../../shop/OrderPage.jsx'

export function OrderOfRoute({ params }) {
  const { id } = use(params)
  return <OrderPage orderId={id} link={(to, text) => <Link href={to}>{text}</Link>} />
}
