import { ConnectorList, PayButton, PaymentHandoff } from '@powens-pay/react'
import { useState } from 'react'
import { useWords } from '../words.ts'

export interface WaysToPayProps {
  input: { orderId: string; lang: string }
  amount: string
}

/** The button first; then the choice of a bank, and paying on the phone. */
export function WaysToPay({ input }: WaysToPayProps) {
  const { words } = useWords()
  const [bank, setBank] = useState<string | null>(null)
  return (
    <div className="ways">
      <p>{words.payText}</p>
      <PayButton input={input} connectorUuid={bank ?? undefined} />
      <details>
        <summary>{words.other}</summary>
        <PaymentHandoff input={input} />
        <h3>{words.chooseBank}</h3>
        <ConnectorList input={input} value={bank} onChange={setBank} />
      </details>
    </div>
  )
}
