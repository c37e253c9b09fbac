import { expect, onTestFinished, test } from 'vitest'
import { adapters } from '../../server-kit/test/adapters/adapters.ts'
import { rules } from '../src/conformance/rules/index.ts'
import { runConformance } from '../src/conformance/runConformance.ts'
import { serveSubject } from './serveSubject.ts'

test.each(Object.entries(adapters))('behavior: through %s the handler keeps every rule', async (_, serve) => {
  const subject = await serveSubject(serve)
  onTestFinished(subject.close)
  const results = await runConformance(subject)
  expect(results.filter(({ fault }) => fault !== null).map(({ rule, fault }) => [rule.name, fault])).toEqual(
    [],
  )
  expect(results).toHaveLength(rules.length)
})
