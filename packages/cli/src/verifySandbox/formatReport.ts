import type { ProbeReport } from './verifySandbox.ts'

/** The differences, call by call, and what can be said of the simulator after them. */
export function formatReport(
  reports: readonly ProbeReport[],
  { domain, date }: { domain: string; date: string },
): string {
  const lines = reports.flatMap(({ name, isMade, differences }) => {
    if (differences.length === 0) return [`${isMade ? 'same   ' : 'skipped'}  ${name}`]
    return [
      `DIFFERS  ${name}`,
      ...differences.map(
        ({ path, atPowens, inSimulator }) =>
          `         ${path || 'the answer'}: ${atPowens} at Powens, ${inSimulator} in the simulator`,
      ),
    ]
  })
  const count = reports.reduce((sum, { differences }) => sum + differences.length, 0)
  const made = reports.filter(({ isMade }) => isMade).length
  const result = count === 0 ? 'No difference' : `${count} difference${count === 1 ? '' : 's'}`
  return `${lines.join('\n')}\n\n${result} in ${made} calls. Tried against ${domain} on ${date}.\n`
}
