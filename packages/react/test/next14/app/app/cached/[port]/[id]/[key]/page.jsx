import { paymentKeyHeader } from '@powens-pay/core'
import { connect } from '../../../../client.js'

export default async function Page({ params: { port, id, key } }) {
  const answer = await connect(port).request(`/payments/${id}`, {
    headers: { [paymentKeyHeader]: key },
    next: { revalidate: 3600 },
  })
  const { payment } = await answer.json()
  return <p>state: {payment.state}</p>
}
