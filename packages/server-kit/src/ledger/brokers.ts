import { PaymentError } from '@powens-pay/core'
import type { Broker } from './Broker.ts'

const brokers = new WeakMap<object, Broker>()

/** Lets functions beside the handler work on what it works on, without making it public. */
export function rememberBroker<T extends object>(handler: T, broker: Broker): T {
  brokers.set(handler, broker)
  return handler
}

export function brokerOf(handler: object): Broker {
  const broker = brokers.get(handler)
  if (broker) return broker
  throw new PaymentError(
    'configuration_error',
    'This is not a handler of createPaymentHandler, so it has no payments. Pass the one it returned.',
  )
}
