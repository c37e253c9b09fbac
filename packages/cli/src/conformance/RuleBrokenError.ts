/** A server broke a rule. The message says what was seen instead. */
export class RuleBrokenError extends Error {
  override readonly name = 'RuleBrokenError'
}
