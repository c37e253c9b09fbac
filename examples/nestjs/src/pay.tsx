import { PayButton, PaymentProvider, PaymentStatus } from '@powens-pay/react'
import '@powens-pay/react/styles.css'
import { createRoot } from 'react-dom/client'

/** The order, and the page the payer returns to. */
function PayPage() {
  return (
    <PaymentProvider basePath="/api/powens">
      <h1>Order 1001</h1>
      <PaymentStatus />
      <PayButton input={{ orderId: '1001' }} />
    </PaymentProvider>
  )
}

const main = document.getElementById('pay')
if (main) createRoot(main).render(<PayPage />)
