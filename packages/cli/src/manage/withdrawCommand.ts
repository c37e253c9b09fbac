import type { Withdrawal } from '@powens-pay/server-kit'
import type { Command } from '../program/Command.ts'
import { exitCodes } from '../program/Terminal.ts'
import { askBroker, urlOption } from './askBroker.ts'

const sentences: Record<Withdrawal['status'], string> = {
  closed: 'No payment of this order can be approved any more.',
  payable_until: 'A link that was handed out still opens the bank. The broker tries again to cancel it.',
  in_progress: 'The payer is approving, or the bank has the payment. Wait for its next change.',
  paid: 'The order is paid, or the bank took the money. Repay it where it is not wanted.',
}

/** `powens-pay orders withdraw` */
export const withdrawCommand: Command = {
  positionals: ['ORDER'],
  options: urlOption,
  details: 'Ends with 1 when money may still come, or came.',
  examples: ['powens-pay orders withdraw 1042'],
  run(input, terminal) {
    const [orderId] = input.positionals
    const question = { method: 'POST', path: '/orders/withdraw', body: { orderId } } as const
    return askBroker<Withdrawal>(input, terminal, question, ({ status, payableUntil = '' }) => {
      terminal.print(`${`${status} ${payableUntil}`.trim()}\n${sentences[status]}\n`)
      return status === 'closed' ? exitCodes.done : exitCodes.found
    })
  },
}
