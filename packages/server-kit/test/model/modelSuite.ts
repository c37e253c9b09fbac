import { describe, expect, test } from 'vitest'
import { explore, type Exploration } from './explore.ts'
import { findBroken, findStalePrice } from './findBroken.ts'
import { replay } from './replay.ts'
import { scenarios } from './scenarios.ts'

/** Every order of every step keeps the promises, and the code does what the model does on these ways through it. */
export function modelSuite(chooseTraces: (explored: Exploration) => Exploration['traces']): void {
  describe.each(Object.entries(scenarios))('%s', (name, scenario) => {
    const isRising = scenario.prices.A[1] === scenario.prices.B[1]
    const explored = explore(
      scenario,
      (world) => findBroken(world) ?? (isRising ? findStalePrice(world) : null),
    )

    test('every order of every step: at most one payable link, of the latest payment, paid once', () => {
      const { worlds, steps, ends, violations } = explored
      console.log(`${name}: ${worlds} worlds, ${steps} steps, ${ends.length} ends`)
      expect(violations).toEqual([])
      expect(ends.length).toBeGreaterThan(0)
    })

    test('every caller gets an answer', () => {
      const unanswered = explored.ends.filter(
        ({ world: { actors } }) => !actors.A?.result || !actors.B?.result,
      )
      expect(unanswered).toEqual([])
    })

    test('the code takes the same steps', async () => {
      const traces = chooseTraces(explored)
      const differences: string[] = []
      for (const trace of traces) {
        const difference = await replay(scenario, trace)
        if (difference) differences.push(difference)
      }
      console.log(`${name}: ${traces.length} ways replayed`)
      expect(differences).toEqual([])
      expect(traces.length).toBeGreaterThan(3)
    })
  })
}
