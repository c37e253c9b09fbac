import { expect, test } from 'vitest'
import { runConformance } from '../src/conformance/runConformance.ts'
import { brokenServers } from './brokenServers.ts'
import { createReferenceSubject } from './createReferenceSubject.ts'

test.each(Object.entries(brokenServers))(
  'behavior: of all rules a server that breaks %s breaks that one alone',
  async (name, damage) => {
    const results = await runConformance(createReferenceSubject(damage))
    expect(
      results.filter(({ fault }) => fault !== null).map(({ rule, fault }) => [rule.name, fault]),
    ).toEqual([[name, expect.stringMatching(/\.$/)]])
  },
  60_000,
)
