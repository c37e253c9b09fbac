'use client'
import type { PaymentCallback } from '@powens-pay/core'
import { useEffect, useReducer, useSyncExternalStore } from 'react'
import { getCallback, subscribeToCallback } from './callbackStore.ts'

const onServer = (): null => null

/**
 * The callback the payer came back with, read from the address bar, or `null`. All it says is claimed: anyone can type
 * an address. Replaces Powens's query by a fragment that survives a reload.
 */
export function usePaymentCallback(): PaymentCallback | null {
  const callback = useSyncExternalStore(subscribeToCallback, getCallback, onServer)
  const [, readAgain] = useReducer((count: number) => count + 1, 0)
  useEffect(() => {
    // A payer who comes by the shop's own server brings no query, and pays for no code that reads one.
    if (/[?&](id_payment|error|payment_state)=/.test(location.search))
      import('./tidyAddress.ts').then(
        ({ tidyAddress }) => {
          tidyAddress()
          readAgain()
        },
        () => {},
      )
  }, [callback])
  return callback
}
