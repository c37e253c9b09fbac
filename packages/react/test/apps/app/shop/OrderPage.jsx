'use client'
import { PayButton, PaymentHandoff, ResumePayment } from '@powens-pay/react'

/** The same component for every order: only its number changes. */
export function OrderPage({ orderId, link }) {
  const input = { orderId }
  return (
    <main>
      <h1>{`Order ${orderId}`}</h1>
      <PayButton input={input} data-testid="pay" />
      <ResumePayment input={input} data-testid="resume" />
      <PaymentHandoff input={input} data-testid="phone" />
      <p>
        {link('/orders/42', 'Order 42')} {link('/orders/43', 'Order 43')} {link('/about', 'About')}
      </p>
    </main>
  )
}
