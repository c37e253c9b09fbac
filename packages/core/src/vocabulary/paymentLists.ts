/** The date a list is filtered by. (docs/powens.md#list-payments) */
export const paymentDateFilters = ['register_date', 'validate_date'] as const
export type PaymentDateFilter = (typeof paymentDateFilters)[number]

/** What a list is sorted by. (docs/powens.md#list-payments) */
export const paymentOrders = [
  'id',
  'register_date',
  'validate_date',
  'state',
  'connectors',
  'amount',
  'instruction_count',
  'execution_date_type',
] as const
export type PaymentOrder = (typeof paymentOrders)[number]
