import type { Command } from '../program/Command.ts'
import { exitCodes } from '../program/Terminal.ts'
import { UsageError } from '../program/UsageError.ts'
import { askStaff, staffOptions } from './askStaff.ts'

/** `powens-pay payments export` */
export const exportCommand: Command = {
  options: {
    day: { value: 'DAY', help: 'The day of creation, such as 2026-05-12, or the first of several.' },
    to: { value: 'DAY', help: 'The last day of creation. Default: the same day.' },
    ...staffOptions,
  },
  details: 'One line a transfer, with exact decimals, no account and no name.',
  examples: ['powens-pay payments export --day 2026-05-12 > 2026-05-12.csv'],
  run(input, terminal) {
    const from = input.text('day')
    if (from === undefined) throw new UsageError('--day is needed, such as --day 2026-05-12.')
    const question = {
      method: 'POST',
      path: '/export',
      body: { from, to: input.text('to') ?? from },
    } as const
    return askStaff<{ csv: string }>(input, terminal, question, ({ csv }) => {
      terminal.print(csv)
      return exitCodes.done
    })
  },
}
