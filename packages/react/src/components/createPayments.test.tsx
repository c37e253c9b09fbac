import { expect, test } from 'vitest'
import { createPayments, PayButton, PaymentStatus, ResumePayment } from '../index.ts'

const components = { PayButton, ResumePayment, PaymentStatus }
const typed = createPayments<{ orderId: string }>()(components)

test('default: they are the same components', () => {
  expect(typed).toBe(components)
})

test('behavior: a misspelt input is an error of the types', () => {
  const elements = [
    <typed.PayButton key="1" input={{ orderId: '42' }} className="mine" />,
    <typed.PaymentStatus key="2" whenNone="none" />,
    // @ts-expect-error -- misspelt
    <typed.PayButton key="3" input={{ oderId: '42' }} />,
    // @ts-expect-error -- misspelt
    <typed.ResumePayment key="4" input={{ oderId: '42' }} />,
    // @ts-expect-error -- not there
    <typed.ResumePayment key="5" />,
  ]
  expect(elements).toHaveLength(5)
})
