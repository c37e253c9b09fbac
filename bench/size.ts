import { join } from 'node:path'
import { bundleSize } from '../scripts/bundleSize.ts'
import { printGoal } from './measure.ts'

const usages = {
  'a plain link': `export default () => '<a href="/pay">Pay</a><p role="status">Paid</p>'`,
  'react-plaid-link': `export { usePlaidLink } from 'react-plaid-link'`,
  'react-stripe-js with stripe-js': `export { Elements, PaymentElement, useStripe, useElements } from '@stripe/react-stripe-js'
export { loadStripe } from '@stripe/stripe-js'`,
  'powens-pay, button hook': `export { createPaymentClient } from '@powens-pay/core'
export { usePayButton } from '@powens-pay/react'`,
  'powens-pay, button and status hooks': `export { createPaymentClient } from '@powens-pay/core'
export { usePayButton, usePaymentStatus } from '@powens-pay/react'`,
  'powens-pay, both components, in English': `export { createPaymentClient } from '@powens-pay/core'
export { PaymentProvider, PayButton, PaymentStatus } from '@powens-pay/react'`,
}

const sizes = {} as Record<keyof typeof usages, number>
for (const [name, source] of Object.entries(usages) as [keyof typeof usages, string][]) {
  sizes[name] = await bundleSize(source, join(import.meta.dirname))
  console.log(`  ${name.padEnd(48)} ${String(sizes[name]).padStart(7)} B gzip`)
}
const exact = (value: number) => ({ median: value, least: value, most: value })
const stripe = sizes['react-stripe-js with stripe-js']
printGoal('button hook, bytes', exact(sizes['powens-pay, button hook']), 1_800)
printGoal('hooks, bytes', exact(sizes['powens-pay, button and status hooks']), 3_000)
printGoal('components, bytes', exact(sizes['powens-pay, both components, in English']), 6_000)
printGoal(
  'components beside react-stripe-js',
  exact(sizes['powens-pay, both components, in English'] / stripe),
  1,
)
