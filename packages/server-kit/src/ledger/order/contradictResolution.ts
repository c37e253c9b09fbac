import type { Resolution } from './Attempt.ts'

const contradictions = {
  received: ['rejected', 'partial'],
  notReceived: ['done', 'accepted', 'partial'],
}

/** The same entries, with the last one marked if Powens now reports the opposite of what a person said. */
export function contradictResolution(resolutions: Resolution[], state: string): Resolution[] {
  const last = resolutions.at(-1)
  if (!last || last.contradictedBy !== null || last.knownStates.includes(state)) return resolutions
  const opposite = last.received ? contradictions.received : contradictions.notReceived
  return opposite.includes(state)
    ? [...resolutions.slice(0, -1), { ...last, contradictedBy: state }]
    : resolutions
}
