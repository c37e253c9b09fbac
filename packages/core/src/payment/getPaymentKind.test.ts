import { expect, test } from 'vitest'
import { getPaymentKind } from './getPaymentKind.ts'

test.each([
  [{}, 'one_time'],
  [{ instructions: null }, 'one_time'],
  [{ instructions: [] }, 'one_time'],
  [{ instructions: [{ execution_date_type: 'instant' }] }, 'one_time'],
  [{ instructions: [{ execution_date_type: 'instant' }, { execution_date_type: 'instant' }] }, 'bulk'],
  [{ instructions: [{}, {}] }, 'bulk'],
  [{ instructions: [{ execution_date_type: 'periodic' }] }, 'recurring'],
  [{ kind: 'recurring', instructions: [] }, 'recurring'],
  [{ kind: 'one_time' }, 'one_time'],
] as const)('default: %o', (payment, kind) => {
  expect(getPaymentKind(payment)).toBe(kind)
})
