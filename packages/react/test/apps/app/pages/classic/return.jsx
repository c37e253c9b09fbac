import Link from 'next/link'
import { useRouter } from 'next/router'
import { ReturnPage } from '../../shop/ReturnPage.jsx'

export default function Page() {
  const router = useRouter()
  return (
    <ReturnPage
      replace={(to) => router.replace(`/classic${to}`)}
      push={(to) => router.push(`/classic${to}`, undefined, { shallow: true })}
      link={(to, text) => <Link href={`/classic${to}`}>{text}</Link>}
    />
  )
}
