import { openRealOrder, type SeenOrder } from './openRealOrder.ts'
import { listEnabled, openWorld, step, type Actor, type Scenario, type World } from './orderModel.ts'

/** What is seen from outside of an order as the model has it. */
const show = ({ attempts, payments }: World): SeenOrder => ({
  attempts: attempts.map(({ stage, price, state, hasToken, isUnwanted }) => ({
    stage,
    price,
    state,
    hasToken,
    isUnwanted,
  })),
  payments: payments.map(({ state, isOpenable }) => ({
    state,
    isOpenable: isOpenable && state === 'created',
  })),
})

/**
 * Takes the real code through the same steps as the model, then on until nobody has a step left, and compares both after each
 * one. Returns where they differ; `null` when they never do.
 */
export async function replay(scenario: Scenario, trace: readonly Actor[]): Promise<string | null> {
  const real = await openRealOrder(scenario)
  let world = openWorld(scenario)
  const taken: Actor[] = []
  for (;;) {
    const difference = await compare()
    if (difference) return `after ${taken.join(' ')}: ${difference}`
    const enabled = listEnabled(world, scenario).filter(
      (actor) => taken.length < trace.length || !isWaiting(actor),
    )
    const actor = trace[taken.length] ?? enabled[taken.length % enabled.length]
    if (!actor) return null
    world = step(world, actor, scenario)
    await real.step(actor)
    taken.push(actor)
  }

  /** Another one has to go on first. */
  function isWaiting(actor: Actor): boolean {
    return JSON.stringify(step(world, actor, scenario)) === JSON.stringify(world)
  }

  async function compare(): Promise<string | null> {
    for (const actor of ['A', 'B', 'sweeper'] as const) {
      const expected = world.actors[actor]?.tasks[0]?.op ?? null
      if (real.next(actor) !== expected) return `${actor} is before ${real.next(actor)}, not ${expected}`
    }
    const [seen, expected] = [JSON.stringify(await real.look()), JSON.stringify(show(world))]
    return seen === expected ? null : `seen ${seen}, expected ${expected}`
  }
}
