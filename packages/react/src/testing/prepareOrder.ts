import type { PreparedPayment, PreparePaymentContext } from '@powens-pay/server-kit'

/** What the test shop's orders cost and how they are paid. */
export interface TestOrder {
  /**
   * What becomes of the payment, in the grammar of Powens's test connector: `done`, `pdng/done`, `rjct`, `err`, …
   * A list gives each transfer of a bulk payment its own. @default 'done'
   */
  scenario?: string | readonly string[] | undefined
  /** @default 'one_time' */
  kind?: 'one_time' | 'bulk' | 'recurring' | undefined
  /** Of each instruction, as exact decimal text. @default '9.50' */
  amount?: string | undefined
  /** Of a payment that does not repeat. @default 'instant' */
  executionDateType?: 'instant' | 'first_open_day' | undefined
}

const shop = {
  scheme_name: 'iban',
  identification: 'FR7630006000011234567890189',
  label: 'Boulangerie Lumière',
} as const
const baker = { kind: 'corporate', scheme_name: 'siret', identification: '12345678900011' } as const

/** The test shop's `preparePayment`: every customer may pay every order, which only a test may say. */
export function prepareOrder(
  { scenario = 'done', kind = 'one_time', amount = '9.50', executionDateType = 'instant' }: TestOrder,
  { input }: PreparePaymentContext,
  now: number,
): PreparedPayment {
  const { orderId = '42' } = input as { orderId?: string }
  const transfer = {
    amount,
    currency: 'EUR',
    beneficiary: shop,
    beneficiary_identity: baker,
  } as const
  const label = (index = 0) => `${[scenario].flat()[index] ?? 'done'} - Order ${orderId}`
  const day = new Date(now + 86_400_000).toISOString().slice(0, 10)
  const instructions =
    kind === 'recurring'
      ? [
          {
            ...transfer,
            label: label(),
            execution_date_type: 'periodic',
            start_date: day,
            frequency: 'monthly',
          } as const,
        ]
      : Array.from({ length: kind === 'bulk' ? 3 : 1 }, (_, index) => ({
          ...transfer,
          label: kind === 'bulk' ? `${label(index)}, part ${index + 1}` : label(),
          execution_date_type: executionDateType,
        }))
  return {
    orderId,
    request: {
      instructions,
      payer_identity: { kind: 'individual', first_name: 'Ada', last_name: 'Martin' },
    },
  }
}
