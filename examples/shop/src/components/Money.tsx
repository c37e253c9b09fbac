import { formatAmount } from '@powens-pay/core'
import { useWords } from '../words.ts'

export function Money({ amount }: { amount: string }) {
  const { language } = useWords()
  return <span className="money">{formatAmount(amount, 'EUR', language)}</span>
}
