import type { StaffPaymentDetails } from '@powens-pay/core'
import type { Command } from '../program/Command.ts'
import { exitCodes } from '../program/Terminal.ts'
import { UsageError } from '../program/UsageError.ts'
import { askStaff, requirePaymentId, staffOptions } from './askStaff.ts'

/** `powens-pay payments redeliver` */
export const redeliverCommand: Command = {
  positionals: ['PAYMENT'],
  options: { by: { value: 'NAME', help: 'Who does it. Kept for the audit.' }, ...staffOptions },
  details: 'Ends with 1 when a change waits all the same.',
  examples: ['powens-pay payments redeliver 8817 --by ada'],
  run(input, terminal) {
    const path = `/payments/${requirePaymentId(input.positionals)}/redeliver`
    const person = input.text('by')
    if (!person) throw new UsageError('--by is needed, so that the audit says who did it.')
    const question = { method: 'POST', path, body: {}, person } as const
    return askStaff<StaffPaymentDetails>(input, terminal, question, ({ waiting }) => {
      terminal.print(
        waiting.length === 0 ? 'Your backend accepted every change.\n' : `${waiting.length} changes wait.\n`,
      )
      return waiting.length === 0 ? exitCodes.done : exitCodes.found
    })
  },
}
