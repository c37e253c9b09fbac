/** When the bank executes a transfer. */
export const executionDateTypes = ['first_open_day', 'instant', 'deferred', 'periodic'] as const
export type ExecutionDateType = (typeof executionDateTypes)[number]

/** How often a standing order runs. */
export const executionFrequencies = [
  'daily',
  'weekly',
  'two-weekly',
  'monthly',
  'two-monthly',
  'quarterly',
  'four-monthly',
  'semiannually',
  'yearly',
] as const
export type ExecutionFrequency = (typeof executionFrequencies)[number]
