import type { PreparedRequest } from '../ledger/PreparedPayment.ts'

type Instruction = Extract<
  PreparedRequest['instructions'][number],
  { execution_date_type: 'instant' | 'first_open_day' }
>

export interface TransferParameters {
  /** Exact, such as `'5.70'`. */
  amount: Instruction['amount']
  /** ISO 4217, such as `EUR`. */
  currency: string
  /** `instant` arrives within seconds where the payer's bank offers it; `first_open_day` leaves with the next ordinary transfers. */
  execution_date_type: Instruction['execution_date_type']
  /** What payer and payee read on their statements. */
  label: string
  /** Who is paid. */
  beneficiary: { iban: string; name: string }
}

/**
 * The request of one transfer to one IBAN, for `preparePayment`. Every other payment is written out as a `PaymentRequest`.
 *
 * @example
 * request: transfer({
 *   amount: '5.70',
 *   currency: 'EUR',
 *   execution_date_type: 'instant',
 *   label: 'Order 42',
 *   beneficiary: { iban: 'FR1420041010050500013M02606', name: 'Shop SAS' },
 * })
 */
export function transfer({ beneficiary: { iban, name }, ...transfer }: TransferParameters): PreparedRequest {
  const beneficiary = { scheme_name: 'iban', identification: iban, label: name } as const
  return { instructions: [{ ...transfer, beneficiary }] }
}
