import type { PreparedRequest } from '@powens-pay/server-kit'

/** A published example IBAN: nobody's account. */
export const beneficiary = {
  scheme_name: 'iban',
  identification: 'FR1420041010050500013M02606',
  label: 'Fournil SAS',
} as const

/** One transfer of 4.20 EUR, as a backend would ask for it. The label is the sandbox's scenario. */
export const makeInstruction = (label: string): PreparedRequest['instructions'][number] => ({
  amount: '4.20',
  currency: 'EUR',
  label,
  execution_date_type: 'instant',
  beneficiary,
})
