import { getPayment } from '@powens-pay/core'
import { connect } from '../../../../client.js'

export default async function Page({ params: { port, id, key } }) {
  const payment = await getPayment(connect(port), { paymentId: Number(id), paymentKey: key })
  return <p>state: {payment.state}</p>
}
