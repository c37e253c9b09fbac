import { createVisitor } from './createVisitor.ts'
import type { Rule } from './Rule.ts'
import { RuleBrokenError } from './RuleBrokenError.ts'
import { rules as allRules } from './rules/index.ts'
import type { Subject } from './Subject.ts'

export interface RuleResult {
  rule: Rule
  /** What was seen instead; `null` when the rule is kept. */
  fault: string | null
  /** The rule needs a merchant, and the subject has none. */
  isSkipped: boolean
  seconds: number
}

export interface RunConformanceOptions {
  /** @default every rule */
  rules?: readonly Rule[] | undefined
  onResult?: ((result: RuleResult) => void) | undefined
  now?: (() => number) | undefined
}

/** Drives a server through the rules, each as a browser of its own. */
export async function runConformance(
  subject: Subject,
  options: RunConformanceOptions = {},
): Promise<RuleResult[]> {
  const { rules = allRules, onResult, now = () => performance.now() } = options
  const results: RuleResult[] = []
  for (const rule of rules) {
    const start = now()
    const isSkipped = rule.needsMerchant === true && !subject.merchant
    const fault = isSkipped ? null : await check(rule, subject)
    const result = { rule, fault, isSkipped, seconds: (now() - start) / 1000 }
    results.push(result)
    onResult?.(result)
  }
  return results
}

async function check(rule: Rule, subject: Subject): Promise<string | null> {
  try {
    await rule.check(createVisitor(subject))
    return null
  } catch (error) {
    if (error instanceof RuleBrokenError) return error.message
    return `The server could not be asked, or answered with something that is no answer (${(error as Error).name}).`
  }
}
