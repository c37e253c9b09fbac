import { expect, test } from 'vitest'
import { parseScenario } from './parseScenario.ts'

test.each([
  ['pdng/done - order 1042', ['pdng', 'done']],
  ['pdng/pdng/done - order 1042', ['pdng', 'pdng', 'done']],
  ['pdng/rjct - x', ['pdng', 'rjct']],
  ['canc-x', ['canc']],
  ['err', ['err']],
  ['bug - a - b', ['bug']],
  ['done', ['done']],
])('default: %s', (label, steps) => {
  expect(parseScenario(label)).toEqual(steps)
})

test.each([
  ['pdng - order', ['pdng', 'done']],
  ['pdng/pdng - order', ['pdng', 'pdng', 'done']],
])('behavior: %s ends done, as no final state is given', (label, steps) => {
  expect(parseScenario(label)).toEqual(steps)
})

test.each([
  'Order 1042',
  '',
  '-',
  'done deal - x',
  'pdng/unknown - x',
  'DONE - x',
  'x - pdng/done',
  'pdng//done - x',
])('behavior: "%s" names no scenario', (label) => {
  expect(parseScenario(label)).toEqual([])
})

test('behavior: at most three steps count, and none after a final one', () => {
  expect(parseScenario('pdng/pdng/pdng/rjct - x')).toEqual(['pdng', 'pdng', 'pdng', 'done'])
  expect(parseScenario('rjct/done - x')).toEqual(['rjct'])
})
