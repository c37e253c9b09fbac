'use client'
import {
  formatAmount,
  formatDate,
  type BulkPaymentView,
  type OutcomeBucket,
  type RecurringPaymentView,
} from '@powens-pay/core'
import type { ReactElement } from 'react'
import { detailWords } from '../messages/english/details.ts'
import { formatMessage } from '../messages/describe/formatMessage.ts'
import { useWords } from '../messages/useWords.ts'

export interface PaymentDetailsProps {
  payment: BulkPaymentView | RecurringPaymentView
}

const wordsOfBuckets = [
  ['paid', 'succeeded'],
  ['in_progress', 'processing'],
  ['at_risk', 'accepted'],
  ['not_paid', 'failed'],
  ['cannot_tell', 'unknown'],
] as const satisfies [OutcomeBucket, string][]

function BulkDetails({ payment, messages }: { payment: BulkPaymentView; messages: typeof detailWords }) {
  const { tally, currency } = payment
  const total = Object.values(tally).reduce((sum, { count }) => sum + count, 0)
  return (
    <>
      {tally.cannot_tell.count < total && (
        <p className="powens-pay-status-text">
          {formatMessage(messages.tally, { count: String(tally.paid.count), total: String(total) })}
        </p>
      )}
      <ul className="powens-pay-instructions">
        {wordsOfBuckets
          .filter(([bucket]) => tally[bucket].count > 0)
          .map(([bucket, word]) => (
            <li key={bucket} data-bucket={bucket}>
              <span>{tally[bucket].count.toLocaleString(messages.locale)}</span>{' '}
              <span className="powens-pay-instruction-amount">
                {formatAmount(tally[bucket].amount ?? '', currency, messages.locale)}
              </span>{' '}
              <span className="powens-pay-instruction-state">{messages.instructions[word]}</span>
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

/** What became of a bulk payment's transfers, or the schedule of a standing order. */
export function PaymentDetails({ payment }: PaymentDetailsProps): ReactElement {
  const messages = useWords(detailWords)
  return payment.kind === 'bulk' ? (
    <BulkDetails payment={payment} messages={messages} />
  ) : (
    <Schedule payment={payment} messages={messages} />
  )
}
