import type { Visitor } from './createVisitor.ts'

/** One promise of the wire, and how to see whether a server keeps it. */
export interface Rule {
  name: string
  /** What a server has to do, as a sentence. */
  promise: string
  /** What happens to money or people when it does not. */
  because: string
  /** What the merchant is told has to be heard; without it the rule is not looked at. */
  needsMerchant?: true
  /** Throws `RuleBroken`. */
  check: (visitor: Visitor) => Promise<void>
}

/** A server broke a rule. The message says what was seen instead. */
export class RuleBroken extends Error {
  override readonly name = 'RuleBroken'
}

/** Throws unless it is so. */
export function must(isSo: boolean, otherwise: string): void {
  if (!isSo) throw new RuleBroken(otherwise)
}

export function mustAnswer(response: Response, statuses: number | readonly number[], what: string): void {
  const wanted = [statuses].flat()
  must(
    wanted.includes(response.status),
    `${what} was answered ${response.status}, not ${wanted.join(' or ')}.`,
  )
}
