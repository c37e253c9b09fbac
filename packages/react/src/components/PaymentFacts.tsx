'use client'
import { formatDecimal, formatDate, type PaymentView } from '@powens-pay/core'
import type { ReactElement, ReactNode } from 'react'
import { Foreign } from '../internal/Foreign.tsx'
import { formatPair } from '../messages/describe/formatPair.ts'
import { factWords } from '../messages/english/facts.ts'
import type { FactWord } from '../messages/Messages.ts'
import { useWords } from '../messages/useWords.ts'
import { CopyButton } from './CopyButton.tsx'
import { readFacts } from './readFacts.ts'

/** The payer's bank, as far as the server sends it. */
export interface PayerBank {
  connectorUuid: string | null
  name: string
}

export interface PaymentFactsProps {
  payment: PaymentView
  /** The headline of what a payer may keep, which is copied too; `null` where there is nothing to keep. */
  kept: string | null
  renderLogo: ((bank: PayerBank) => ReactNode) | undefined
}

const isDate = (fact: FactWord) => /date$/i.test(fact)

/** Who is paid, under which reference, from which bank and when. */
export default function PaymentFacts({ payment, kept, renderLogo }: PaymentFactsProps): ReactElement | null {
  const messages = useWords(factWords)
  const { locale } = messages
  const facts = readFacts(payment)
  const rows = (Object.keys(messages.facts) as FactWord[]).flatMap((fact) => {
    const value = facts[fact]
    if (!value) return []
    return [{ fact, name: messages.facts[fact], text: isDate(fact) ? formatDate(value, locale) : value }]
  })
  if (rows.length === 0) return null

  const amount = formatDecimal(payment.amount, payment.currency, locale)
  const lines = rows.map(({ name, text }) => formatPair(name, text, locale))
  return (
    <>
      <dl className="powens-pay-facts">
        {rows.map(({ fact, name, text }) => (
          <div key={fact}>
            <dt>{name}</dt>
            <dd>
              {fact === 'bank' && renderLogo?.({ connectorUuid: payment.connector_uuid, name: text })}
              {isDate(fact) ? text : <Foreign>{text}</Foreign>}
            </dd>
          </div>
        ))}
      </dl>
      {kept && (
        <CopyButton
          text={[kept, amount, ...lines].join('\n')}
          label={messages.copy}
          copied={messages.copied}
        />
      )}
    </>
  )
}
