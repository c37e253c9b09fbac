import { Elements } from '@stripe/react-stripe-js'
import { createPaymentClient } from '@powens-pay/core'
import { PayButton, PaymentProvider } from '@powens-pay/react'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { usePlaidLink } from 'react-plaid-link'
import { inTurns, printGoal, printRounds, ratiosTo } from './measure.ts'

const client = createPaymentClient({
  fetch: () => Promise.reject(new Error('A server renders, and asks nothing.')),
})

// A page of fifty, so that what renderToString itself costs is shared by all.
const page = (button: () => ReturnType<typeof createElement>) =>
  createElement(
    'main',
    null,
    ...Array.from({ length: 50 }, (_, key) => createElement('p', { key }, button())),
  )

const plain = page(() => createElement('button', { type: 'button', className: 'pay' }, 'Pay by bank'))
const ours = createElement(
  PaymentProvider,
  { client } as never,
  page(() => createElement(PayButton, { input: { orderId: '42' } })),
)

function PlaidButton() {
  const { open, ready } = usePlaidLink({ token: null, onSuccess: () => undefined })
  return createElement('button', { type: 'button', disabled: !ready, onClick: () => open() }, 'Pay by bank')
}
const plaid = page(() => createElement(PlaidButton))
const stripe = page(() =>
  createElement(
    Elements,
    { stripe: null } as never,
    createElement('button', { type: 'button' }, 'Pay by card'),
  ),
)

const rounds = await inTurns(
  {
    'a plain button': () => renderToString(plain),
    'powens-pay PayButton': () => renderToString(ours),
    'react-plaid-link': () => renderToString(plaid),
    'react-stripe-js Elements': () => renderToString(stripe),
  },
  11,
)
printRounds(rounds, 'a plain button', 'µs CPU, 50 buttons')
printGoal('beside a plain button', ratiosTo(rounds, 'a plain button', 'powens-pay PayButton'), 1.5)
