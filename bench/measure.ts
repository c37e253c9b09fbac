/** The figure of each contender in one round, in any unit; less is better. */
export type Round<Name extends string> = Record<Name, number>

export interface Spread {
  median: number
  least: number
  most: number
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number): number => sorted[Math.round((sorted.length - 1) * share)] ?? Number.NaN
  return { median: at(0.5), least: at(0), most: at(1) }
}

/** Each contender as a ratio to the first one of the same round, so that a slow minute is slow for both. */
export function ratiosTo<Name extends string>(
  rounds: readonly Round<Name>[],
  base: Name,
  name: Name,
): Spread {
  return spreadOf(rounds.map((round) => round[name] / round[base]))
}

export const show = ({ median, least, most }: Spread, digits = 2): string =>
  `${median.toFixed(digits)} (${least.toFixed(digits)}–${most.toFixed(digits)})`

/** One line for each contender: its figure and its ratio. */
export function printRounds<Name extends string>(
  rounds: readonly Round<Name>[],
  base: Name,
  unit: string,
): void {
  for (const name of Object.keys(rounds[0] ?? {}) as Name[]) {
    const own = show(spreadOf(rounds.map((round) => round[name])), 1)
    console.log(`  ${name.padEnd(48)} ${own.padStart(26)} ${unit}   × ${show(ratiosTo(rounds, base, name))}`)
  }
}

/** Prints a goal and whether the median meets it. Times are printed and fail nothing. */
export function printGoal(goal: string, { median, least, most }: Spread, limit: number): void {
  const isMet = median <= limit
  console.log(`  ${isMet ? 'met   ' : 'MISSED'} ${goal}: ${show({ median, least, most })}, goal ≤ ${limit}`)
}

/** CPU time of this process in microseconds. */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage()
  return user + system
}

/** CPU microseconds of one call, over as many calls as fit in some milliseconds. */
export async function costOf(call: () => unknown, milliseconds = 100): Promise<number> {
  const start = cpuTime()
  const end = performance.now() + milliseconds
  let count = 0
  while (performance.now() < end) {
    for (let inner = 0; inner < 20; inner += 1) await call()
    count += 20
  }
  return (cpuTime() - start) / count
}

/** Runs every contender once a round. The first round warms up and is not counted. */
export async function inTurns<Name extends string>(
  contenders: Record<Name, () => unknown>,
  rounds: number,
  measure: (call: () => unknown) => Promise<number> = costOf,
): Promise<Round<Name>[]> {
  const results: Round<Name>[] = []
  for (let round = 0; round <= rounds; round += 1) {
    const result = {} as Round<Name>
    for (const name of Object.keys(contenders) as Name[]) result[name] = await measure(contenders[name])
    results.push(result)
  }
  return results.slice(1)
}
