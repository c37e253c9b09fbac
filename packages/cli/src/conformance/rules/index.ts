import type { Rule } from '../Rule.ts'
import { believingRules } from './believing.ts'
import { creatingRules } from './creating.ts'
import { guardingRules } from './guarding.ts'
import { newsRules } from './news.ts'
import { orderingRules } from './ordering.ts'
import { readingRules } from './reading.ts'
import { returningRules } from './returning.ts'
import { changeRules } from './changes.ts'
import { webhookRules } from './webhooks.ts'

/** The whole battery, in the order of a payment's life. */
export const rules: readonly Rule[] = [
  ...creatingRules,
  ...orderingRules,
  ...readingRules,
  ...returningRules,
  ...webhookRules,
  ...believingRules,
  ...changeRules,
  ...newsRules,
  ...guardingRules,
]
