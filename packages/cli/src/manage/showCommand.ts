import type { StaffPaymentDetails, TimelineEntry } from '@powens-pay/core'
import type { Command } from '../program/Command.ts'
import { exitCodes } from '../program/Terminal.ts'
import { askStaff, requirePaymentId, staffOptions } from './askStaff.ts'
import { formatRow } from './listCommand.ts'

/** `powens-pay payments show` */
export const showCommand: Command = {
  positionals: ['PAYMENT'],
  options: { json: { help: 'Print one JSON object.' }, ...staffOptions },
  examples: ['powens-pay payments show 8817'],
  run(input, terminal) {
    const path = `/payments/${requirePaymentId(input.positionals)}`
    return askStaff<StaffPaymentDetails>(input, terminal, { method: 'GET', path }, (details) => {
      const { timeline, order, duplicateOf } = details
      const lines = [
        formatRow(details),
        `order ${order.orderId}: ${order.aggregate}, payments ${order.paymentIds.join(', ')}`,
        ...(duplicateOf === null ? [] : [`duplicate of payment ${duplicateOf}: repay it`]),
        ...timeline.map(formatEntry),
      ]
      terminal.print(input.isSet('json') ? `${JSON.stringify(details)}\n` : `${lines.join('\n')}\n`)
      return exitCodes.done
    })
  },
}

function formatEntry(entry: TimelineEntry): string {
  const { at, event, by, source, state, errorCode, changeId, received, note, times = 1, paymentId } = entry
  const said = received === undefined ? undefined : received ? 'received' : 'not received'
  return [
    at,
    event,
    state,
    source,
    errorCode,
    said,
    paymentId !== undefined && `by payment ${paymentId}`,
    changeId,
    by !== undefined && `by ${by}`,
    note !== undefined && JSON.stringify(note),
    times > 1 && `${times} times`,
  ]
    .filter((part) => part !== undefined && part !== false)
    .join('  ')
}
