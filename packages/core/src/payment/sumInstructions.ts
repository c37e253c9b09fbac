import { getCurrencyCode, type CurrencyReadable } from '../money/getCurrencyCode.ts'
import { parseAmount } from '../money/parseAmount.ts'
import { toDecimal } from '../money/toDecimal.ts'

export interface InstructionsSum {
  /** An exact decimal with all the currency's digits, such as `'19.00'`. */
  amount: string
  currency: string
  /** The same in the currency's smallest unit. */
  minorUnits: bigint
}

/**
 * Adds up the instructions, exactly.
 *
 * `null` without instructions, when their currencies differ, or when an amount is absent or cannot be read in its
 * currency.
 */
export function sumInstructions(
  instructions:
    | readonly { amount?: number | string | null | undefined; currency?: CurrencyReadable }[]
    | null
    | undefined,
): InstructionsSum | null {
  if (!instructions?.[0]) return null
  const currency = getCurrencyCode(instructions[0].currency)
  if (currency === '') return null
  let minorUnits = 0n
  for (const instruction of instructions) {
    const units = parseAmount(instruction.amount, currency)
    if (units === null || getCurrencyCode(instruction.currency) !== currency) return null
    minorUnits += units
  }
  return { amount: toDecimal(minorUnits, currency), currency, minorUnits }
}
