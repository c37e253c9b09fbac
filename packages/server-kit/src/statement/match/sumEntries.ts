import { parseAmount, toDecimal } from '@powens-pay/core'
import type { StatementEntry } from '../Statement.ts'
import type { LeftoverEntry, MatchSums } from './StatementMatch.ts'

type Sum = Record<Exclude<keyof MatchSums, 'currency'>, bigint>

/** The money of all entries, by currency: what belongs to payments and what is left over. */
export function sumEntries(
  entries: readonly StatementEntry[],
  leftovers: readonly LeftoverEntry[],
): MatchSums[] {
  const left = new Set(leftovers.map(({ entry }) => entry))
  const sums = new Map<string, Sum>()
  for (const entry of entries) {
    const { currency, direction, amount } = entry
    const sum = sums.get(currency) ?? createSum()
    sums.set(currency, sum)
    const units = parseAmount(amount, currency) ?? 0n
    const isCredit = direction === 'credit'
    sum[isCredit ? 'credited' : 'debited'] += units
    if (left.has(entry)) sum[isCredit ? 'leftoverCredits' : 'leftoverDebits'] += units
    else sum[isCredit ? 'matchedCredits' : 'matchedDebits'] += units
  }
  return [...sums].map(([currency, sum]) => {
    const decimals = Object.entries(sum).map(([name, units]) => [name, toDecimal(units, currency)])
    return { currency, ...(Object.fromEntries(decimals) as Omit<MatchSums, 'currency'>) }
  })
}

const createSum = (): Sum => ({
  credited: 0n,
  debited: 0n,
  matchedCredits: 0n,
  matchedDebits: 0n,
  leftoverCredits: 0n,
  leftoverDebits: 0n,
})
