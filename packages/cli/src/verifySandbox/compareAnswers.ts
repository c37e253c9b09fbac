import { compareShapes, type Difference } from './compareShapes.ts'
import type { Probe } from './Probe.ts'
import type { Answer } from './runProbes.ts'

/** Every difference of two answers to the same call; `undefined`: the call could not be made. */
export function compareAnswers(
  { hasOpenLists = false }: Pick<Probe, 'hasOpenLists'>,
  powens: Answer | undefined,
  simulator: Answer | undefined,
): Difference[] {
  if (!powens || !simulator) {
    if (powens === simulator) return []
    return [{ path: '', atPowens: describeCall(powens), inSimulator: describeCall(simulator) }]
  }
  const found: Difference[] = []
  const compare = (what: string, theirs: string, ours: string) => {
    if (theirs !== ours)
      found.push({ path: '', atPowens: `${what} ${theirs}`, inSimulator: `${what} ${ours}` })
  }
  compare('status', describeStatus(powens), describeStatus(simulator))
  compare('code', powens.errorCode ?? 'none', simulator.errorCode ?? 'none')
  if (powens.shape && simulator.shape)
    found.push(...compareShapes(powens.shape, simulator.shape, { hasOpenLists }))
  else compare('body', describeBody(powens), describeBody(simulator))
  return found
}

const describeCall = (answer: Answer | undefined) => (answer ? 'called' : 'could not be called')
const describeStatus = ({ status }: Answer) => (status === null ? 'none: no answer' : String(status))

function describeBody({ shape, isEmpty }: Answer): string {
  if (shape) return shape.types.join(' or ')
  return isEmpty ? 'empty' : 'not JSON'
}
