import type { ExecutionDateType } from '@powens-pay/core'

/** When a transfer that happens once is executed. (docs/powens.md#executiondate) */
export const oneTimeDateTypes: readonly ExecutionDateType[] = ['first_open_day', 'instant', 'deferred']

export const dateTypes: readonly ExecutionDateType[] = [...oneTimeDateTypes, 'periodic']

/** How often a standing order is executed. (docs/powens.md#executionfrequency) */
export const frequencies: readonly string[] = [
  'daily',
  'weekly',
  'two-weekly',
  'monthly',
  'two-monthly',
  'quarterly',
  'four-monthly',
  'semiannually',
  'yearly',
]
