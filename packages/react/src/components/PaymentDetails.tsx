'use client'
import {
  formatAmount,
  formatDate,
  interpretInstructions,
  type BulkPaymentView,
  type RecurringPaymentView,
} from '@powens-pay/core'
import type { ReactElement } from 'react'
import { detailWords } from '../messages/english/details.ts'
import { formatMessage } from '../messages/describe/formatMessage.ts'
import { useWords } from '../messages/useWords.ts'

export interface PaymentDetailsProps {
  payment: BulkPaymentView | RecurringPaymentView
}

function BulkDetails({ payment, messages }: { payment: BulkPaymentView; messages: typeof detailWords }) {
  const { instructions, tally, isDetailed } = interpretInstructions(payment)
  return (
    <>
      {isDetailed && (
        <p className="powens-pay-status-text">
          {formatMessage(messages.tally, {
            count: String(tally.paid.count),
            total: String(instructions.length),
          })}
        </p>
      )}
      <ul className="powens-pay-instructions">
        {instructions.map(({ instruction, status, bucket }) => (
          <li key={instruction.reference_id ?? instruction.label} data-bucket={bucket}>
            <span dir="auto">{instruction.label}</span>{' '}
            <span className="powens-pay-instruction-amount">
              {formatAmount(instruction.amount, instruction.currency, messages.locale)}
            </span>{' '}
            <span className="powens-pay-instruction-state">{messages.instructions[status]}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function Schedule({ payment, messages }: { payment: RecurringPaymentView; messages: typeof detailWords }) {
  const { frequency, start_date: start, end_date: end } = payment
  const { frequencies, locale } = messages
  const word = Object.hasOwn(frequencies, frequency) ? (frequency as keyof typeof frequencies) : 'default'
  return (
    <p className="powens-pay-status-text">
      {formatMessage(end === null ? messages.scheduleFrom : messages.scheduleUntil, {
        frequency: frequencies[word],
        start: formatDate(start, locale),
        end: formatDate(end ?? '', locale),
      })}
    </p>
  )
}

/** The transfers of a bulk payment, or the schedule of a standing order. */
export function PaymentDetails({ payment }: PaymentDetailsProps): ReactElement {
  const messages = useWords(detailWords)
  return payment.kind === 'bulk' ? (
    <BulkDetails payment={payment} messages={messages} />
  ) : (
    <Schedule payment={payment} messages={messages} />
  )
}
