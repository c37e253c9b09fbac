'use client'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { ReturnPage } from '../../shop/ReturnPage.jsx'

export default function Page() {
  const router = useRouter()
  return (
    <ReturnPage
      replace={(to) => router.replace(to)}
      push={(to) => router.push(to)}
      link={(to, text) => <Link href={to}>{text}</Link>}
    />
  )
}
