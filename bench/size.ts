import { join } from 'node:path'
import { bundleSize } from '../scripts/bundleSize.ts'
import { print, printGoal } from './measure.ts'

const usages = {
  'a plain link': `console.log(() => '<a href="/pay">Pay</a><p role="status">Paid</p>')`,
  'react-plaid-link': `import { usePlaidLink } from 'react-plaid-link'; console.log(usePlaidLink)`,
  'react-stripe-js with stripe-js': `import { Elements, PaymentElement, useStripe, useElements } from '@stripe/react-stripe-js'
import { loadStripe } from '@stripe/stripe-js'
console.log(Elements, PaymentElement, useStripe, useElements, loadStripe)`,
  'powens-pay, button hook': `import { createPaymentClient } from '@powens-pay/core'
import { usePayButton } from '@powens-pay/react'
console.log(createPaymentClient, usePayButton)`,
  'powens-pay, button and status hooks': `import { createPaymentClient } from '@powens-pay/core'
import { usePayButton, usePaymentStatus } from '@powens-pay/react'
console.log(createPaymentClient, usePayButton, usePaymentStatus)`,
  'powens-pay, both components, in English': `import { createPaymentClient } from '@powens-pay/core'
import { PaymentProvider, PayButton, PaymentStatus } from '@powens-pay/react'
console.log(createPaymentClient, PaymentProvider, PayButton, PaymentStatus)`,
}

const sizes = {} as Record<keyof typeof usages, number>
for (const [name, source] of Object.entries(usages) as [keyof typeof usages, string][]) {
  const { first } = await bundleSize(source, join(import.meta.dirname))
  sizes[name] = first
}
print.table(
  ['', 'bytes, gzip'],
  Object.entries(sizes).map(([name, size]) => [name, size.toLocaleString('en')]),
)
const exact = (value: number) => ({ median: value, least: value, most: value })
const stripe = sizes['react-stripe-js with stripe-js']
printGoal('button hook, bytes', exact(sizes['powens-pay, button hook']), 2_300)
printGoal('hooks, bytes', exact(sizes['powens-pay, button and status hooks']), 4_000)
printGoal('components, bytes', exact(sizes['powens-pay, both components, in English']), 8_000)
printGoal(
  'components beside react-stripe-js',
  exact(sizes['powens-pay, both components, in English'] / stripe),
  1,
)
