import { ConnectorList, PayButton, PaymentHandoff } from '@powens-pay/react'
import { useState } from 'react'
import { useWords } from '../words.ts'

export interface WaysToPayProps {
  input: { orderId: string; lang: string }
  amount: string
}

/** The button first; who likes chooses the bank here, or pays on the phone. */
export function WaysToPay({ input, amount }: WaysToPayProps) {
  const { words } = useWords()
  const [bank, setBank] = useState<string | null>(null)
  return (
    <div className="ways">
      <p>{words.payText}</p>
      <PayButton block input={input} amount={amount} />
      <details>
        <summary>{words.other}</summary>
        <PaymentHandoff input={input} />
        <h3>{words.chooseBank}</h3>
        <ConnectorList input={input} value={bank} onChange={setBank} />
      </details>
    </div>
  )
}
