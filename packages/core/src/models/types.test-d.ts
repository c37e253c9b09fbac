import { expectTypeOf, test } from 'vitest'
import type * as z from 'zod'
import {
  advancePayment,
  createPaymentClient,
  decideFulfilment,
  interpretInstructions,
  interpretPayment,
  parseCallback,
  PaymentError,
  type BelievedPayment,
  type FulfilmentPolicy,
  type Open,
  type Payment,
  type PaymentClient,
  type PaymentOutcome,
  type PaymentRequest,
  type PaymentState,
  type PaymentView,
} from '../index.ts'
import { paymentRequestSchema, paymentSchema, paymentViewSchema } from './index.ts'

test('interpretPayment takes a payment of Powens and a view of ours', () => {
  expectTypeOf(interpretPayment).toBeCallableWith({} as Payment)
  expectTypeOf(interpretPayment).toBeCallableWith({} as PaymentView)
  expectTypeOf(interpretPayment({ state: 'done' })).toEqualTypeOf<PaymentOutcome>()
})

test('a switch over the outcome cannot forget an arm', () => {
  const label = (outcome: PaymentOutcome): string => {
    switch (outcome.status) {
      case 'requires_action':
        return outcome.action
      case 'failed':
        return outcome.reason
      case 'unknown':
        return outcome.state
      case 'processing':
      case 'active':
      case 'stopped':
      case 'succeeded':
      case 'accepted':
      case 'partially_succeeded':
        return outcome.status
    }
  }
  expectTypeOf(label).returns.toBeString()
})

test('accepted is not succeeded, and only a processing outcome can be claimed', () => {
  type Arm<Status> = Extract<PaymentOutcome, { status: Status }>
  expectTypeOf<Arm<'accepted'>['bucket']>().toEqualTypeOf<'at_risk'>()
  expectTypeOf<Arm<'succeeded'>['bucket']>().toEqualTypeOf<'paid'>()
  expectTypeOf<
    Extract<PaymentOutcome, { source: 'claimed' | 'confirmed' | 'pushed' | 'resolved' }>['status']
  >().toEqualTypeOf<PaymentOutcome['status']>()
  expectTypeOf<Arm<'succeeded'>['source']>().toEqualTypeOf<'confirmed' | 'pushed' | 'resolved'>()
  expectTypeOf<Arm<'accepted'>['source']>().toEqualTypeOf<'confirmed' | 'pushed'>()
  expectTypeOf<Arm<'processing'>['source']>().toEqualTypeOf<'claimed' | 'confirmed' | 'pushed'>()
})

test('a policy has to answer for accepted, partial, expired and active, and only a standing order may wait', () => {
  interface Answers {
    accepted: 'fulfil'
    partial: 'review'
    expired: 'review'
    active: 'wait'
  }
  expectTypeOf<Answers>().toExtend<FulfilmentPolicy>()
  expectTypeOf<Omit<Answers, 'expired'>>().not.toExtend<FulfilmentPolicy>()
  expectTypeOf<Omit<Answers, 'active'>>().not.toExtend<FulfilmentPolicy>()
  expectTypeOf<Omit<Answers, 'accepted'> & { accepted: 'wait' }>().not.toExtend<FulfilmentPolicy>()
  const policy: FulfilmentPolicy<Payment> = {
    accepted: (payment) => (payment.id > 5 ? 'fulfil' : 'review'),
    partial: 'review',
    expired: 'review',
    active: 'wait',
  }
  expectTypeOf(decideFulfilment({} as PaymentOutcome, policy, {} as Payment)).toEqualTypeOf<
    'fulfil' | 'wait' | 'review' | 'do_not_fulfil'
  >()
})

test('a policy of functions is not asked without the payment they read', () => {
  expectTypeOf<FulfilmentPolicy<Payment>>().not.toExtend<FulfilmentPolicy>()
  expectTypeOf(decideFulfilment).toBeCallableWith({} as PaymentOutcome, {
    accepted: 'fulfil',
    partial: 'review',
    expired: 'review',
    active: 'wait',
  })
  // @ts-expect-error the functions would be handed nothing
  decideFulfilment({} as PaymentOutcome, {} as FulfilmentPolicy<Payment>)
})

test('advancePayment keeps the type of the payment', () => {
  const believed = advancePayment(undefined, { payment: {} as Payment, observedAt: 0, source: 'pushed' })
  expectTypeOf(believed).toEqualTypeOf<BelievedPayment<Payment>>()
  expectTypeOf(believed.payment.id).toBeNumber()
})

test('interpretInstructions hands the instruction back as it is', () => {
  const { instructions } = interpretInstructions({
    state: 'done',
    instructions: [{ amount: 1, currency: 'EUR', mine: true }],
  })
  expectTypeOf(instructions[0]!.instruction.mine).toBeBoolean()
})

test('open vocabularies suggest what is known and take the rest', () => {
  expectTypeOf<PaymentState>().toExtend<Open<PaymentState>>()
  expectTypeOf<string>().toExtend<Open<PaymentState>>()
  expectTypeOf<Payment['state']>().toEqualTypeOf<Open<PaymentState>>()
})

test('models: a request is strict where a response is tolerant', () => {
  expectTypeOf<z.input<typeof paymentRequestSchema>>().toEqualTypeOf<PaymentRequest>()
  expectTypeOf<z.output<typeof paymentRequestSchema>['instructions'][number]['amount']>().toBeNumber()
  expectTypeOf<PaymentRequest['instructions'][number]['amount']>().toEqualTypeOf<number | string>()
  type Instant = Extract<PaymentRequest['instructions'][number], { execution_date_type: 'instant' }>
  expectTypeOf<Instant>().not.toHaveProperty('execution_date')
  type Deferred = Extract<PaymentRequest['instructions'][number], { execution_date_type: 'deferred' }>
  expectTypeOf<Deferred['execution_date']>().toBeString()
  expectTypeOf<z.output<typeof paymentSchema>>().toEqualTypeOf<Payment>()
  expectTypeOf<z.output<typeof paymentViewSchema>>().toExtend<PaymentView>()
})

test('the client, the callback and the errors', () => {
  expectTypeOf(createPaymentClient).returns.toEqualTypeOf<PaymentClient>()
  expectTypeOf(createPaymentClient).toBeCallableWith({
    fetch: async (request: Request) => new Response(request.url),
  })
  expectTypeOf(parseCallback).parameter(0).toEqualTypeOf<string | URL>()
  expectTypeOf(PaymentError).toBeConstructibleWith('order_not_found')
  // @ts-expect-error a code that nobody knows is a slip of the pen
  void new PaymentError('order_nowhere')
})
