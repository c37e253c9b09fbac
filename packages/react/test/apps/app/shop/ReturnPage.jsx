'use client'
import { PaymentStatus } from '@powens-pay/react'

export function ReturnPage({ replace, push, link }) {
  const count = ({ status }) => {
    window.outcomes = [...(window.outcomes ?? []), status]
  }
  return (
    <main>
      <PaymentStatus onOutcome={count} whenNone="There is no payment." data-testid="status" />
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
