import { Elements } from '@stripe/react-stripe-js'
import { createPaymentClient } from '@powens-pay/core'
import { PayButton, PaymentProvider, usePayButton } from '@powens-pay/react'
import { createElement, Fragment, type ReactElement } from 'react'
import { renderToString } from 'react-dom/server'
import { usePlaidLink } from 'react-plaid-link'
import { inTurns, printGoal, printRounds, ratiosTo } from './measure.ts'

const client = createPaymentClient()
const input = { orderId: '42' }

const plain = createElement('button', { type: 'button', className: 'pay' }, 'Pay by bank')

function Headless() {
  const { buttonProps } = usePayButton({ client, input })
  return createElement('button', { ...buttonProps, className: 'pay' }, 'Pay by bank')
}

const provide = (button: ReactElement) => createElement(PaymentProvider, { client } as never, button)
const whole = provide(createElement(PayButton, { input }))
// The markup of PayButton without its logic.
const drawn = provide(
  createElement(
    Fragment,
    null,
    createElement(
      'button',
      { type: 'button', className: 'powens-pay-button', 'data-status': 'idle' },
      createElement('span', { className: 'powens-pay-button-label', 'data-widest': 'Pay' }, 'Pay by bank'),
    ),
    createElement('output', { className: 'powens-pay-announcement' }, ''),
  ),
)

function PlaidButton() {
  const { open, ready } = usePlaidLink({ token: null, onSuccess: () => undefined })
  return createElement('button', { type: 'button', disabled: !ready, onClick: () => open() }, 'Pay by bank')
}
const stripe = createElement(
  Elements,
  { stripe: null } as never,
  createElement('button', { type: 'button' }, 'Pay by card'),
)

const rounds = await inTurns(
  {
    'a plain button': () => renderToString(plain),
    'a button with usePayButton': () => renderToString(createElement(Headless)),
    'PayButton in its provider': () => renderToString(whole),
    'what it draws, in the same provider': () => renderToString(drawn),
    'react-plaid-link': () => renderToString(createElement(PlaidButton)),
    'react-stripe-js Elements': () => renderToString(stripe),
  },
  11,
)
printRounds(rounds, 'a plain button', 'µs CPU')
printGoal(
  'usePayButton beside a plain button',
  ratiosTo(rounds, 'a plain button', 'a button with usePayButton'),
  1.5,
)
printGoal(
  'PayButton beside what it draws',
  ratiosTo(rounds, 'what it draws, in the same provider', 'PayButton in its provider'),
  1.5,
)
printGoal(
  'PayButton beside a plain button',
  ratiosTo(rounds, 'a plain button', 'PayButton in its provider'),
  1.5,
)
