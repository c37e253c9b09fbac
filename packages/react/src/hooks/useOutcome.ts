'use client'
import type { PaymentClient, PaymentOutcome, PaymentReference, PaymentView } from '@powens-pay/core'
import { useEffect } from 'react'
import { toKey } from '../internal/toKey.ts'
import { useOwned } from '../internal/useOwned.ts'
import type { PaymentSnapshot } from '../query/PaymentSnapshot.ts'

export type OnOutcome = (outcome: PaymentOutcome, payment: PaymentView) => void

/** Remembers the last outcome, and says whether another one is different. */
function createMemory(): (outcome: PaymentOutcome) => boolean {
  let last: string | undefined
  return (outcome) => {
    const known = last
    // Another source does not make another outcome.
    last = toKey({ ...outcome, source: null })
    return last !== known
  }
}

/** Calls back with each outcome once, however often effects run: in Strict Mode, hidden and shown again. */
export function useOutcome(
  client: PaymentClient,
  reference: PaymentReference,
  data: PaymentSnapshot | undefined,
  onOutcome: OnOutcome | undefined,
): void {
  const isNew = useOwned(client, reference, createMemory)
  useEffect(() => {
    // Not in the effect itself, where an error of the merchant's own would take the whole page away.
    if (data && isNew(data.outcome)) queueMicrotask(() => onOutcome?.(data.outcome, data.payment))
  })
}
