'use client'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { parseReturn, type PaymentReturn } from './parseReturn.ts'
import { readAddress, subscribeToAddress } from './returnAddress.ts'

/**
 * What the payer came back with, read from the address bar, or `null`. All it says is claimed: anyone can type an
 * address. Replaces Powens's query by a fragment that survives a reload.
 */
export function usePaymentCallback(): PaymentReturn | null {
  const address = useSyncExternalStore(subscribeToAddress, readAddress, () => '')
  useEffect(() => {
    // A payer who comes by the shop's own server brings no query, and pays for no code that reads one.
    if (/[?&](id_payment|error)=/.test(address))
      import('./tidyAddress.ts').then(
        ({ tidyAddress }) => tidyAddress(),
        () => {},
      )
  }, [address])
  return useMemo(() => parseReturn(address), [address])
}
