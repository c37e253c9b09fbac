import {
  canResumePayment,
  getNextStep,
  interpretPayment,
  paymentStates,
  type PaymentOutcomeStatus,
  type PaymentView,
} from '@powens-pay/core'
import type { OrderAggregate } from '@powens-pay/server-kit'

export interface ExamplePayment {
  id: number
  state: string
  clientState: string | null
}

/** A payment as Powens sends it, without accounts, to try an endpoint with. */
export const createExamplePayment = ({ id, state, clientState }: ExamplePayment, deliveryId: number) => ({
  id,
  state,
  state_detail: null,
  action: null,
  error_code: null,
  error_description: null,
  client_state: clientState,
  connector_uuid: null,
  instructions: [
    {
      label: 'An example',
      amount: '4.20',
      currency: { id: 'EUR' },
      execution_date_type: 'instant',
      state: null,
    },
  ],
  id_webhook_data: deliveryId,
})

/** What an order with this one payment comes to. */
const aggregates: Record<PaymentOutcomeStatus, OrderAggregate> = {
  requires_action: 'open',
  processing: 'open',
  active: 'open',
  accepted: 'open',
  succeeded: 'paid',
  partially_succeeded: 'review',
  stopped: 'review',
  failed: 'unpaid',
  unknown: 'review',
}

export interface ExampleChange extends Pick<ExamplePayment, 'id' | 'state'> {
  orderId: string
  changeId: string
  sequence: number
}

/** A change as the broker sends it. */
export function createExampleChange({ id, state, orderId, changeId, sequence }: ExampleChange) {
  const outcome = interpretPayment({ state, kind: 'one_time', source: 'pushed' })
  const payment: PaymentView = {
    id,
    orderId,
    createdAt: '2026-01-15T09:30:00.000Z',
    kind: 'one_time',
    state,
    state_detail: null,
    action: null,
    error_code: null,
    error_description: null,
    connector_uuid: null,
    bank: null,
    payee: 'An example shop',
    label: 'An example',
    reference_id: null,
    amount: '4.20',
    currency: 'EUR',
    execution_date_type: 'instant',
    execution_date: null,
    source: 'pushed',
    review: null,
    unwanted: null,
    resolved: null,
    cancellable: false,
    resumable: canResumePayment({ state }),
    outcome,
    nextStep: getNextStep(outcome),
    revision: 1,
  }
  const aggregate = aggregates[outcome.status]
  const order = { orderId, sequence, isLatest: true, aggregate }
  return { type: 'payment.updated', data: { changeId, ...order, payment, outcome } }
}

export const exampleStates: readonly string[] = paymentStates
