import type { Connector, ConnectorPaymentField } from '../models/connector.ts'

/**
 * Lists what a bank asks before a payment is validated with one mechanism. A field that names no mechanism is asked with
 * each. (docs/powens.md#connectorpaymentfield)
 */
export function listStaticFields(
  { payment_fields: fields }: Pick<Connector, 'payment_fields'>,
  mechanism: string,
): ConnectorPaymentField[] {
  return (fields ?? []).filter(
    ({ auth_mechanisms: mechanisms }) => !mechanisms?.length || mechanisms.includes(mechanism),
  )
}
