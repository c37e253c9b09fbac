import { isWithin } from '../../internal/isWithin.ts'

/** Longer than a payer who reloads, shorter than a payer who waits for news. */
const remembered = 30_000

/** The longest known is forgotten first. */
const mostRemembered = 10_000

/** Whether the same request came a moment ago, to this process: it may be sent again and again by whoever has it. */
export function createReplays(): (id: string, now: number) => boolean {
  const seen = new Map<string, number>()
  return (id, now) => {
    const last = seen.get(id)
    if (last !== undefined && isWithin(remembered, last, now)) return true
    seen.delete(id)
    seen.set(id, now)
    const [oldest] = seen.keys()
    if (seen.size > mostRemembered && oldest !== undefined) seen.delete(oldest)
    return false
  }
}
