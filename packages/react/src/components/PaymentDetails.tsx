'use client'
import {
  formatDecimal,
  formatDate,
  type BulkPaymentView,
  type InstructionTally,
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
  // A server of another version may leave out what it does not count: what it says of the whole payment is shown all the same.
  const tally = Object(payment.tally) as Partial<BulkPaymentView['tally']>
  const shares = wordsOfBuckets.flatMap(([bucket, word]) => {
    const { count = 0, amount = null } = Object(tally[bucket]) as Partial<InstructionTally>
    return count > 0 ? [{ bucket, word, count, amount }] : []
  })
  if (shares.length === 0) return null
  const total = shares.reduce((sum, { count }) => sum + count, 0)
  const countOf = (wanted: OutcomeBucket) => shares.find(({ bucket }) => bucket === wanted)?.count ?? 0
  return (
    <>
      {countOf('cannot_tell') < total && (
        <p className="powens-pay-status-text">
          {formatMessage(messages.tally, { count: String(countOf('paid')), total: String(total) })}
        </p>
      )}
      <ul className="powens-pay-instructions">
        {shares.map(({ bucket, word, count, amount }) => (
          <li key={bucket} data-bucket={bucket}>
            <span>{count.toLocaleString(messages.locale)}</span>{' '}
            <span className="powens-pay-instruction-amount">
              {formatDecimal(amount ?? '', payment.currency, messages.locale)}
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
export default function PaymentDetails({ payment }: PaymentDetailsProps): ReactElement {
  const messages = useWords(detailWords)
  return payment.kind === 'bulk' ? (
    <BulkDetails payment={payment} messages={messages} />
  ) : (
    <Schedule payment={payment} messages={messages} />
  )
}
