import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { printGoal, printRounds, ratiosTo, type Round } from './measure.ts'

const contenders = {
  'an empty process': 'empty',
  'node:crypto and fetch': 'floor',
  'powens-pay, import and first payment': 'ours',
  'stripe, import and first payment intent': 'stripe',
}
type Name = keyof typeof contenders

const rounds: Round<Name>[] = []
for (let round = 0; round <= 11; round += 1) {
  const result = {} as Round<Name>
  for (const [name, contender] of Object.entries(contenders) as [Name, string][]) {
    const printed = execFileSync(process.execPath, [join(import.meta.dirname, 'firstRequest.mjs'), contender])
    result[name] = Number(printed) / 1000
  }
  rounds.push(result)
}
const kept = rounds.slice(1)
printRounds(kept, 'an empty process', 'ms CPU')

// An empty process is the baseline.
const own = kept.map((round) => {
  const empty = round['an empty process']
  const ours = round['powens-pay, import and first payment'] - empty
  return { ours, stripe: round['stripe, import and first payment intent'] - empty }
})
printGoal('beside stripe, above an empty process', ratiosTo(own, 'stripe', 'ours'), 0.7)
