import type { Emit } from '../../telemetry/createEmit.ts'
import { formatMistake, type Mistake } from './Mistake.ts'

/** Strangers can cause some of them. */
const mostCauses = 100

/** Says each mistake once. */
export function createWarn(emit: Emit): (mistake: Mistake | null) => void {
  const said = new Set<string>()
  return (mistake) => {
    if (!mistake || said.has(mistake.cause) || said.size >= mostCauses) return
    said.add(mistake.cause)
    emit({ type: 'configuration.mistake', code: mistake.code, message: formatMistake(mistake) })
  }
}
