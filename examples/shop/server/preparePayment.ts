import { PaymentRefusedError, type PaymentHandlerOptions } from '@powens-pay/server-kit'
import type { Orders } from './orders.ts'
import type { Sessions } from './sessions.ts'

export interface Beneficiary {
  iban: string
  name: string
}

/** The scenario at the start of the label, which the sandbox's bank follows. A bank pays at once without one. */
const writeScenario = (scenario: string | undefined) =>
  scenario === undefined || scenario === 'done' ? '' : `${scenario} - `

/** Proves that this customer may pay this order, then prices it. The page has no say in either. */
export function createPreparePayment(
  sessions: Sessions,
  orders: Orders,
  beneficiary: Beneficiary,
): PaymentHandlerOptions['preparePayment'] {
  return ({ input, request }) => {
    const customer = sessions.find(request)
    const { orderId, lang } = (input ?? {}) as Record<string, unknown>
    const order = customer && orders.findFor(customer, orderId)
    if (!order) throw new PaymentRefusedError('order_not_found')
    return {
      orderId: order.id,
      ...((lang === 'fr' || lang === 'de') && { lang }),
      request: {
        instructions: [
          {
            amount: order.total,
            currency: 'EUR',
            label: `${writeScenario(order.scenario)}Fournil order ${order.id}`,
            execution_date_type: 'instant',
            beneficiary: { scheme_name: 'iban', identification: beneficiary.iban, label: beneficiary.name },
            beneficiary_identity: {
              kind: 'corporate',
              org_name: beneficiary.name,
              scheme_name: 'siren',
              identification: '732829320',
            },
          },
        ],
        payer_identity: {
          kind: 'individual',
          first_name: customer.firstName,
          last_name: customer.lastName,
        },
      },
    }
  }
}
