// What a shop's pages write, compiled against the packed declarations.
import {
  connectorsQueryOptions,
  createPaymentClient,
  createPaymentMutationOptions,
  createPayments,
  isPaymentError,
  orderQueryOptions,
  PayButton,
  PaymentProvider,
  paymentQueryOptions,
  PaymentStatus,
  ResumePayment,
  useConnectors,
  usePayButton,
  usePayment,
  usePaymentStatus,
  type OrderPayment,
  type PaymentReference,
  type PaymentSnapshot,
} from '@powens-pay/react'
import { watchPayment } from '@powens-pay/react/events'
import { QrCode } from '@powens-pay/react/handoff'
import { fr } from '@powens-pay/react/messages/fr'
import '@powens-pay/react/styles.css'
import '@powens-pay/react/tailwind.css'
import type { ConnectorView, PaymentError } from '@powens-pay/core'
import { useMutation, useQueries, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { proves, type Equal } from './proves.js'

const client = createPaymentClient<{ orderId: string }>()
const input = { orderId: '42' }
const reference: PaymentReference = { paymentId: 501, paymentKey: 'key' }

export function useEveryQuery(): void {
  const banks = useQuery(connectorsQueryOptions(client, input))
  proves<Equal<typeof banks.data, ConnectorView[] | undefined>>()
  proves<Equal<typeof banks.error, PaymentError | null>>()

  const order = useQuery(orderQueryOptions(client, input))
  proves<Equal<typeof order.data, OrderPayment | null | undefined>>()

  const payment = useQuery(paymentQueryOptions(client, reference))
  proves<Equal<typeof payment.data, PaymentSnapshot | undefined>>()
  const shown = useSuspenseQuery(paymentQueryOptions(client, reference))
  proves<Equal<typeof shown.data, PaymentSnapshot>>()
  const chosen = useQuery({
    ...paymentQueryOptions(client, reference),
    select: ({ outcome }) => outcome.status,
  })
  proves<Equal<typeof chosen.data, PaymentSnapshot['outcome']['status'] | undefined>>()
  const several = useQueries({
    queries: [connectorsQueryOptions(client, input), orderQueryOptions(client, input)],
  })
  proves<Equal<(typeof several)[0]['data'], ConnectorView[] | undefined>>()

  const queries = useQueryClient()
  const cached = queries.getQueryData(connectorsQueryOptions(client, input).queryKey)
  proves<Equal<typeof cached, ConnectorView[] | undefined>>()
  const create = useMutation(createPaymentMutationOptions(client))
  proves<Equal<typeof create.error, PaymentError | null>>()

  const listed = useConnectors({ input })
  proves<Equal<typeof listed.data, ConnectorView[] | undefined>>()
  proves<Equal<ReturnType<typeof usePayment>['error'], PaymentError | null>>()
}

export function Own(): ReactElement {
  const { state, error, buttonProps } = usePayButton({ client, input })
  const status = usePaymentStatus({ reference })
  // @ts-expect-error the input is that of the client
  usePayButton({ client, input: { order: '42' } })
  return (
    <p>
      <button {...buttonProps}>{state.status}</button>
      {isPaymentError(error) && error.code}
      {status.state.status}
    </p>
  )
}

const shop = createPayments<{ orderId: string }>()({ PayButton, ResumePayment })

export const page: ReactElement = (
  <PaymentProvider client={client} locale="fr-CH" messages={[fr]}>
    <PayButton input={input} amount="5.70" className="pay" render={(props) => <button {...props} />} />
    <shop.PayButton input={input} className={({ pending }) => (pending ? 'busy' : undefined)} />
    {/* @ts-expect-error the shop's button knows what an order is */}
    <shop.PayButton input={{ order: '42' }} />
    <PaymentStatus onOutcome={(outcome) => void outcome.status} />
    <QrCode text="https://shop.example" label="Pay on your phone" />
  </PaymentProvider>
)

export const stop: typeof watchPayment = watchPayment
