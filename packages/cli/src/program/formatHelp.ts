import type { Command, ListedCommand } from './Command.ts'
import { commonOptions } from './parseArguments.ts'

const list = (rows: readonly [string, string][]): string => {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n')
}

/** The help of one command. */
export function formatHelp({ name, summary }: ListedCommand, command: Command): string {
  const { positionals = [], options = {}, details, examples = [] } = command
  const rows = Object.entries({ ...options, ...commonOptions }).map(
    ([option, { value, help }]): [string, string] => [`--${option}${value ? ` ${value}` : ''}`, help],
  )
  const parts = [
    summary,
    `Usage: powens-pay ${[name, ...positionals, '[options]'].join(' ')}`,
    `Options:\n${list(rows)}`,
    details,
    examples.length > 0 && `Examples:\n${examples.map((example) => `  ${example}`).join('\n')}`,
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

/** The help of the program. */
export function formatOverview(commands: readonly ListedCommand[]): string {
  return [
    'powens-pay: bank payments with Powens for any backend. Unofficial; not affiliated with Powens.',
    'Usage: powens-pay COMMAND [options]',
    `Commands:\n${list(commands.map(({ name, summary }): [string, string] => [name, summary]))}`,
    'Exit codes: 0 done, 1 something was found wrong, 2 it could not run.',
    'powens-pay COMMAND --help says more.\n',
  ].join('\n\n')
}
