'use client'
import type { PaymentReference } from '@powens-pay/core'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { paymentQueryKey } from '../query/keys.ts'
import type { PaymentQuery } from '../query/paymentQueryOptions.ts'
import { isExhausted, renewBudget } from '../query/pollBudget.ts'

const never = (): boolean => false

/** Whether this visit's reads are used up, and a way for the payer to ask for more. */
export function usePollBudget(
  reference: PaymentReference | undefined,
): [exhausted: boolean, renew: () => void] {
  const cache = useQueryClient().getQueryCache()
  const paymentId = reference?.paymentId
  const find = useCallback(
    () => cache.find({ queryKey: paymentQueryKey(paymentId), exact: true }) as PaymentQuery | undefined,
    [cache, paymentId],
  )
  const exhausted = useSyncExternalStore(
    useCallback((listener: () => void) => cache.subscribe(listener), [cache]),
    () => {
      const query = find()
      return query !== undefined && isExhausted(query)
    },
    never,
  )
  return useMemo(
    () => [
      exhausted,
      () => {
        const query = find()
        if (query) renewBudget(query)
      },
    ],
    [exhausted, find],
  )
}
