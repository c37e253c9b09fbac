import type { PaymentView } from '@powens-pay/core'
import type { Command } from '../program/Command.ts'
import { exitCodes } from '../program/Terminal.ts'
import { UsageError } from '../program/UsageError.ts'
import { askBroker, urlOption } from './askBroker.ts'

/** `powens-pay payments resolve` */
export const resolveCommand: Command = {
  positionals: ['PAYMENT'],
  options: {
    received: { value: 'yes|no', help: 'Whether the money arrived.' },
    by: { value: 'NAME', help: 'Who says so. Kept for the audit.' },
    note: { value: 'TEXT', help: 'How they know. Kept for the audit.' },
    ...urlOption,
  },
  details:
    'For a payment under review, accepted, expired, partial or unwanted. Your backend gets it as a change.',
  examples: ['powens-pay payments resolve 8817 --received yes --by ada --note "statement of 12 May"'],
  run(input, terminal) {
    const [payment = ''] = input.positionals
    const received = input.text('received')
    if (!/^\d{1,15}$/.test(payment)) throw new UsageError('PAYMENT is not the number of a payment.')
    if (received !== 'yes' && received !== 'no') throw new UsageError('--received is neither yes nor no.')
    const body = {
      paymentId: Number(payment),
      received: received === 'yes',
      by: input.text('by'),
      note: input.text('note'),
    }
    if (!body.by || !body.note)
      throw new UsageError('--by and --note are needed, so that the audit says who decided and why.')
    const question = { method: 'POST', path: '/payments/resolve', body } as const
    return askBroker<{ payment: PaymentView }>(
      input,
      terminal,
      question,
      ({ payment: { orderId, outcome } }) => {
        terminal.print(`payment ${payment} of order ${orderId}: ${outcome.status}\n`)
        return exitCodes.done
      },
    )
  },
}
