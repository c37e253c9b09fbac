import { listEnabled, openWorld, step, type Actor, type Scenario, type World } from './orderModel.ts'

export interface Exploration {
  worlds: number
  steps: number
  /** Worlds in which nobody can take a step, and a way to each. */
  ends: { world: World; trace: Actor[] }[]
  /** The first way to each world in which a promise is broken. */
  violations: { broken: string; trace: Actor[] }[]
  /** Ways that hold, between them, every kind of step there is. */
  traces: Actor[][]
}

interface Node {
  world: World
  before: Node | null
  actor: Actor | null
}

/** Every order of every step, breadth first, so that what it finds is the shortest way there. */
export function explore(
  scenario: Scenario,
  findBroken: (world: World) => string | null,
  move: typeof step = step,
): Exploration {
  const root: Node = { world: openWorld(scenario), before: null, actor: null }
  const known = new Set([JSON.stringify(root.world)])
  const kinds = new Set<string>()
  const found: Exploration = { worlds: 1, steps: 0, ends: [], violations: [], traces: [] }
  let layer = [root]
  while (layer.length > 0) {
    const following: Node[] = []
    for (const node of layer) {
      const enabled = listEnabled(node.world, scenario)
      if (enabled.length === 0) found.ends.push({ world: node.world, trace: readTrace(node) })
      for (const actor of enabled) {
        found.steps++
        const next: Node = { world: move(node.world, actor, scenario), before: node, actor }
        const kind = describeStep(node.world, actor, next.world)
        if (!kinds.has(kind)) {
          kinds.add(kind)
          found.traces.push(readTrace(next))
        }
        const key = JSON.stringify(next.world)
        if (known.has(key)) continue
        known.add(key)
        found.worlds++
        const broken = findBroken(next.world)
        if (broken) found.violations.push({ broken, trace: readTrace(next) })
        else following.push(next)
      }
    }
    layer = following
  }
  found.traces = dropPrefixes(found.traces)
  return found
}

function readTrace(node: Node): Actor[] {
  const actors: Actor[] = []
  for (let at: Node | null = node; at?.actor; at = at.before) actors.unshift(at.actor)
  return actors
}

/** What a step was, and in what surroundings: two of one kind show the same of the code. */
function describeStep(before: World, actor: Actor, after: World): string {
  const nameTask = (world: World, who: Actor): string => {
    const task = world.actors[who]?.tasks[0]
    return task ? [task.op, 'what' in task && task.what, 'reason' in task && task.reason].join(' ') : 'ended'
  }
  const attempts = ({ attempts: list }: World): string =>
    list
      .map(({ stage, state, hasToken, isUnwanted }) => [stage, state, hasToken, isUnwanted].join())
      .join(';')
  return [actor, nameTask(before, actor), nameTask(after, actor), attempts(before), attempts(after)].join('|')
}

/** A way that another one begins with is covered by it. */
function dropPrefixes(traces: readonly Actor[][]): Actor[][] {
  const texts = traces.map((trace) => trace.join(' ')).toSorted()
  return texts
    .filter((text, index) => !texts[index + 1]?.startsWith(`${text} `))
    .map((text) => text.split(' ') as Actor[])
}
