'use client'
import type { PaymentOutcome, PaymentView } from '@powens-pay/core'
import { useEffect } from 'react'
import { useLatest } from '../internal/useLatest.ts'
import type { PaymentSnapshot } from '../query/PaymentSnapshot.ts'

export type OnOutcome = (outcome: PaymentOutcome, payment: PaymentView) => void

/** Calls back with the first outcome and with every other one that follows. */
export function useOnOutcome(data: PaymentSnapshot | undefined, onOutcome: OnOutcome | undefined): void {
  const latest = useLatest(onOutcome)
  useEffect(() => {
    if (data) latest.current?.(data.outcome, data.payment)
  }, [data, latest])
}
