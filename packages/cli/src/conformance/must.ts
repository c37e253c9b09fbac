import { RuleBrokenError } from './RuleBrokenError.ts'

/** Throws `RuleBrokenError` with what was seen, unless it is so. */
export function must(isSo: boolean, seen: string): void {
  if (!isSo) throw new RuleBrokenError(seen)
}

/** Throws `RuleBrokenError` unless the response has one of the statuses. */
export function mustAnswer(response: Response, statuses: number | readonly number[], what: string): void {
  const wanted = [statuses].flat()
  must(
    wanted.includes(response.status),
    `${what} was answered ${response.status}, not ${wanted.join(' or ')}.`,
  )
}
