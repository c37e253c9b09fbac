import { describe, expect, test, vi } from 'vitest'
import { explore } from './explore.ts'
import { findBroken } from './findBroken.ts'
import { modelSuite } from './modelSuite.ts'
import { step, type Scenario, type World } from './orderModel.ts'
import { scenarios } from './scenarios.ts'

// Every third of the ways that hold each kind of step; all of them take too long for every day.
modelSuite(({ traces }) => traces.filter((_, index) => index % 3 === 0))

describe('a rule that is left out', () => {
  const handedOut = scenarios['two prices, and a link that was handed out'] as Scenario
  const twoPrices = scenarios['two prices'] as Scenario

  test.each<[string, (world: World) => World]>([
    [
      'a write whatever the version',
      (world) => ({
        ...world,
        actors: Object.fromEntries(
          Object.entries(world.actors).map(([actor, state]) => [
            actor,
            { ...state, seen: { ...state.seen, version: world.version } },
          ]),
        ),
      }),
    ],
    [
      'a token that is not written down',
      (world) => ({ ...world, attempts: world.attempts.map((attempt) => ({ ...attempt, hasToken: false })) }),
    ],
  ])('the model shows what %s leads to', (_, leaveOut) => {
    const { violations } = explore(handedOut, findBroken, (...rest) => leaveOut(step(...rest)))
    expect(violations).not.toEqual([])
  })

  test.each<[string, string, object]>([
    ['whether a link still leads on', 'ledger/order/isServed.ts', { isServed: () => true }],
    [
      'what is an orphan',
      'ledger/order/hasSuccessor.ts',
      { hasSuccessor: () => false, isOrphan: () => false },
    ],
    ['how terms compare', 'ledger/obtain/priceOrder.ts', { compareTerms: () => 'same' }],
    [
      'what is closed for another payment',
      'ledger/obtain/cancelForReplacement.ts',
      { isLeftOpen: () => false },
    ],
  ])('the ways show a code that forgets %s', async (_, module, replacement) => {
    vi.resetModules()
    vi.doMock(`../../src/${module}`, async (importOriginal) => ({
      ...(await importOriginal<object>()),
      ...replacement,
    }))
    const { replay } = await import('./replay.ts')
    vi.doUnmock(`../../src/${module}`)
    const scenario = { ...twoPrices, hides: true }
    const { traces } = explore(scenario, findBroken)
    let difference: string | null = null
    for (const trace of traces) difference ??= await replay(scenario, trace)
    expect(difference).toContain('after ')
  })
})
