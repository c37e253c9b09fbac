import type { Command } from '../program/Command.ts'
import { exitCodes } from '../program/Terminal.ts'
import { askBroker, urlOption } from './askBroker.ts'

/** `powens-pay orders forget` */
export const forgetCommand: Command = {
  positionals: ['ORDER'],
  options: urlOption,
  details: 'Refused while money may move, a change is not delivered, or a person has to look.',
  examples: ['powens-pay orders forget 1042'],
  run(input, terminal) {
    const [orderId] = input.positionals
    const question = { method: 'POST', path: '/orders/forget', body: { orderId } } as const
    return askBroker(input, terminal, question, () => {
      terminal.print('Forgotten. Nothing is created or found under this id any more.\n')
      return exitCodes.done
    })
  },
}
