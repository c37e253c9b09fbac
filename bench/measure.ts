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

/** Everything that a bench prints is Markdown, so that `docs/benchmarks.md` is what was printed. */
export const print = {
  heading: (text: string): void => console.log(`\n### ${text}\n`),
  line: (text: string): void => console.log(`\n${text}`),
  /** The first column is a name; the others are figures. */
  table(head: readonly string[], rows: readonly (readonly string[])[]): void {
    const widths = head.map((text, column) =>
      Math.max(3, text.length, ...rows.map((row) => row[column]?.length ?? 0)),
    )
    const pad = (text: string, column: number): string =>
      column === 0 ? text.padEnd(widths[0]!) : text.padStart(widths[column]!)
    const write = (cells: readonly string[]): void => console.log(`| ${cells.join(' | ')} |`)
    write(head.map(pad))
    write(widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)))
    for (const row of rows) write(row.map(pad))
    console.log('')
  },
  /** A figure that is exact, and wrong: the bench ends with a failure. */
  fail(text: string): void {
    console.log(`- FAILED ${text}`)
    process.exitCode = 1
  },
}

/** One row for each contender: its figure, and its ratio to the base of the same round. */
export function printRounds<Name extends string>(
  rounds: readonly Round<Name>[],
  base: Name,
  unit: string,
): void {
  print.table(
    ['', unit, '×'],
    (Object.keys(rounds[0] ?? {}) as Name[]).map((name) => [
      name,
      show(spreadOf(rounds.map((round) => round[name])), 1),
      show(ratiosTo(rounds, base, name)),
    ]),
  )
}

/** Prints a goal and whether the median meets it. Times are printed and fail nothing. */
export function printGoal(goal: string, { median, least, most }: Spread, limit: number): void {
  console.log(
    `- ${median <= limit ? 'met' : 'MISSED'}: ${goal}: ${show({ median, least, most })}, goal ≤ ${limit}`,
  )
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
