import type { Bank, PaymentFieldJson } from '../../engine/Bank.ts'

/** How Powens's webview validates at a bank: at the bank itself where that is offered. */
export function chooseMechanism({ settings: { available_validate_mechanisms: available } }: Bank): string {
  return available.find((mechanism) => mechanism.startsWith('webauth')) ?? available[0] ?? 'webauth'
}

/** What a bank asks before a payment is validated with this mechanism. */
export const listStaticFields = ({ fields }: Bank, mechanism: string): PaymentFieldJson[] =>
  fields.filter(({ auth_mechanisms: mechanisms }) => mechanisms.includes(mechanism))
