'use client'
import { parseReturnFragment, type PaymentReturn } from '@powens-pay/core'
import { useEffect, useMemo } from 'react'
import { tidyAddress, useReturnAddress } from '../address/returnAddress.ts'

/**
 * What the payer came back with, read from the address bar, or `null`. All it says is claimed: anyone can type an
 * address. Replaces Powens's query by a fragment, and keeps that for the visit and in the history entry.
 */
export function usePaymentCallback(): PaymentReturn | null {
  const fragment = useReturnAddress()
  // At every render, because a router may have changed the URL without an event.
  useEffect(() => {
    if (fragment) tidyAddress(fragment)
  })
  return useMemo(() => parseReturnFragment(fragment), [fragment])
}
