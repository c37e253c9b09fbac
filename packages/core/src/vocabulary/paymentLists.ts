/** The date a list is filtered by. (reference: GET /payments) */
export const paymentDateFilters = ['register_date', 'validate_date'] as const
/** (reference: GET /payments, order_by) */
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
