'use client'
import { PaymentStatus } from '@powens-pay/react'

export function ReturnPage({ replace, push, link }) {
  const count = ({ status }) => {
    window.outcomes = [...(window.outcomes ?? []), status]
  }
  return (
    <main>
      <h1>Your payment</h1>
      <PaymentStatus
        onOutcome={count}
        whenNone="There is no payment."
        support="mailto:help@shop.example"
        data-testid="status"
      />
      <p>
        <button type="button" onClick={() => replace('/return')}>
          replace
        </button>
        <button type="button" onClick={() => push('/return?tab=details')}>
          push
        </button>
        {link('/about', 'About')}
      </p>
    </main>
  )
}
