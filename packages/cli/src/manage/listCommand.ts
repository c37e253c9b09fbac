import type { StaffPaymentList, StaffPaymentView, StaffSearch } from '@powens-pay/core'
import type { Arguments, Command } from '../program/Command.ts'
import { exitCodes } from '../program/Terminal.ts'
import { UsageError } from '../program/UsageError.ts'
import { askStaff, staffOptions } from './askStaff.ts'

/** `powens-pay payments list` */
export const listCommand: Command = {
  options: {
    order: { value: 'ORDER', help: 'Those of one order.' },
    reference: { value: 'TEXT', help: 'The one with this end-to-end id.' },
    amount: { value: 'AMOUNT', help: 'Those of this amount, such as 9.50.' },
    state: { value: 'STATE', help: "Those in this state, in Powens's word." },
    bank: { value: 'UUID', help: 'Those at this bank.' },
    needs: { value: 'review|redelivery', help: 'Those that need a person.' },
    from: { value: 'DAY', help: 'The first day of creation, such as 2026-05-12.' },
    to: { value: 'DAY', help: 'The last day of creation.' },
    cursor: { value: 'TEXT', help: 'Goes on behind an earlier page.' },
    limit: { value: 'NUMBER', help: 'How many, 100 at most. Default: 50.' },
    json: { help: 'Print one JSON object a line.' },
    ...staffOptions,
  },
  examples: [
    'powens-pay payments list --needs review',
    'powens-pay payments list --amount 9.50 --from 2026-05-01',
  ],
  run(input, terminal) {
    const question = { method: 'POST', path: '/payments/search', body: readSearch(input) } as const
    return askStaff<StaffPaymentList>(input, terminal, question, ({ payments, next }) => {
      for (const payment of payments)
        terminal.print(`${input.isSet('json') ? JSON.stringify(payment) : formatRow(payment)}\n`)
      if (next !== null) terminal.printError(`There may be more: --cursor ${next}\n`)
      return exitCodes.done
    })
  },
}

function readSearch(input: Arguments): StaffSearch {
  const limit = input.text('limit')
  if (limit !== undefined && !/^\d{1,3}$/.test(limit)) throw new UsageError('--limit is not a whole number.')
  const needs = input.text('needs')
  if (needs !== undefined && needs !== 'review' && needs !== 'redelivery')
    throw new UsageError('--needs is neither review nor redelivery.')
  const search: StaffSearch = {
    orderId: input.text('order'),
    reference: input.text('reference'),
    amount: input.text('amount'),
    state: input.text('state'),
    connectorUuid: input.text('bank'),
    needs,
    from: input.text('from'),
    to: input.text('to'),
    cursor: input.text('cursor'),
    limit: limit === undefined ? undefined : Number(limit),
  }
  return search
}

export function formatRow({ payment, createdAt, question, parkedChanges }: StaffPaymentView): string {
  const { id, orderId, amount, currency, state, outcome, bank } = payment
  const needs = [question && `review: ${question}`, parkedChanges > 0 && `parked: ${parkedChanges}`]
  return [createdAt, id, `order ${orderId}`, `${amount} ${currency}`, state, outcome.status, bank, ...needs]
    .filter((part) => part !== null && part !== false)
    .join('  ')
}
