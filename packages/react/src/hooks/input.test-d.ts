import { createPaymentClient } from '@powens-pay/core'
import { useConnectors } from './useConnectors.ts'
import { useCreatePayment } from './useCreatePayment.ts'
import { usePayButton } from './usePayButton.ts'
import { usePaymentHandoff } from './usePaymentHandoff.ts'
import { useResumePayment } from './useResumePayment.ts'

const client = createPaymentClient<{ orderId: string }>()

/** Types are the test: each line that has to be an error is one. */
export function useTypedInput(): void {
  usePayButton({ client, input: { orderId: '42' } })
  useCreatePayment({ client, input: { orderId: '42' } })
  usePaymentHandoff({ client, input: { orderId: '42' } })
  useConnectors({ client, input: { orderId: '42' } })
  useResumePayment({ client, input: { orderId: '42' } })

  // @ts-expect-error -- misspelt
  usePayButton({ client, input: { oderId: '42' } })
  // @ts-expect-error -- misspelt
  useCreatePayment({ client, input: { oderId: '42' } })
  // @ts-expect-error -- misspelt
  usePaymentHandoff({ client, input: { oderId: '42' } })
  // @ts-expect-error -- misspelt
  useConnectors({ client, input: { oderId: '42' } })
  // @ts-expect-error -- misspelt
  useResumePayment({ client, input: { oderId: '42' } })
  // @ts-expect-error -- not text
  usePayButton({ client, input: { orderId: 42 } })

  // Without a type anything goes, as before.
  usePayButton({ input: { anything: 1 } })
  usePayButton({ client: createPaymentClient(), input: 42 })
}
