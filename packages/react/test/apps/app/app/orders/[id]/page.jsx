import { Suspense } from 'react'
import { OrderOfRoute } from './OrderOfRoute.jsx'

export default function Page({ params }) {
  return (
    <Suspense fallback={<p>one moment</p>}>
      <OrderOfRoute params={params} />
    </Suspense>
  )
}
