import { paymentStates, type PaymentOutcome } from '@powens-pay/core'

export interface ExamplePayment {
  id: number
  state: string
  clientState: string | null
}

/** A payment as Powens would send it, without accounts: for trying an endpoint out. */
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

const outcomes: Record<string, Pick<PaymentOutcome, 'status' | 'bucket' | 'isFinal'>> = {
  created: { status: 'requires_action', bucket: 'in_progress', isFinal: false },
  validating: { status: 'processing', bucket: 'in_progress', isFinal: false },
  pending: { status: 'processing', bucket: 'in_progress', isFinal: false },
  accepted: { status: 'accepted', bucket: 'at_risk', isFinal: true },
  partial: { status: 'partially_succeeded', bucket: 'at_risk', isFinal: true },
  done: { status: 'succeeded', bucket: 'paid', isFinal: true },
  rejected: { status: 'failed', bucket: 'not_paid', isFinal: true },
  expired: { status: 'failed', bucket: 'not_paid', isFinal: true },
}

/** A change as the broker would tell it. */
export const createExampleChange = ({ id, state }: ExamplePayment, orderId: string, changeId: string) => ({
  type: 'payment.updated',
  data: {
    changeId,
    orderId,
    payment: {
      id,
      orderId,
      kind: 'one_time',
      state,
      state_detail: null,
      action: null,
      error_code: null,
      error_description: null,
      connector_uuid: null,
      amount: '4.20',
      currency: 'EUR',
      execution_date_type: 'instant',
      execution_date: null,
      source: 'pushed',
      review: null,
      cancellable: false,
      resumable: state === 'created' || state === 'validating',
    },
    outcome: {
      ...(outcomes[state] ?? { status: 'unknown', bucket: 'cannot_tell', isFinal: false, state }),
      source: 'pushed',
      needsReview: false,
    },
  },
})

export const exampleStates: readonly string[] = paymentStates
