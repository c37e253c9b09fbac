import { Suspense } from 'react'
import { BanksOfRoute } from './BanksOfRoute.jsx'

export default function Page({ params }) {
  return (
    <Suspense fallback={<p>one moment</p>}>
      <BanksOfRoute params={params} />
    </Suspense>
  )
}
