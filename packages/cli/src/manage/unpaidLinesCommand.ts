import type { UnpaidLine } from '@powens-pay/server-kit'
import type { Command } from '../program/Command.ts'
import { exitCodes } from '../program/Terminal.ts'
import { askBroker, urlOption } from './askBroker.ts'

/** `powens-pay orders unpaid-lines` */
export const unpaidLinesCommand: Command = {
  positionals: ['ORDER'],
  options: { ...urlOption, json: { help: 'Print one JSON object a line.' } },
  details: 'A line whose bank did not say what became of it is not listed: nobody may pay it a second time.',
  examples: ['powens-pay orders unpaid-lines 1042'],
  run(input, terminal) {
    const query = new URLSearchParams({ orderId: input.positionals[0] ?? '' })
    const question = { method: 'GET', path: `/orders/unpaid-lines?${query}` } as const
    return askBroker<{ lines: UnpaidLine[] }>(input, terminal, question, ({ lines }) => {
      for (const line of lines) {
        const { id, paymentId, amount, currency, label } = line
        const text = `${id}  ${amount} ${currency}  payment ${paymentId}  ${label}`
        terminal.print(`${input.isSet('json') ? JSON.stringify(line) : text}\n`)
      }
      return exitCodes.done
    })
  },
}
