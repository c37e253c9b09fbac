import type { Visitor } from './createVisitor.ts'

/** One promise of the wire, and how to see whether a server keeps it. */
export interface Rule {
  name: string
  /** What a server has to do, as a sentence. */
  promise: string
  /** What happens to money or people when it does not: the rest of a sentence that begins with "Otherwise". */
  otherwise: string
  /** It needs the changes that the merchant receives; without them the rule is not checked. */
  needsMerchant?: true
  /** Throws `RuleBrokenError`. */
  check: (visitor: Visitor) => Promise<void>
}
