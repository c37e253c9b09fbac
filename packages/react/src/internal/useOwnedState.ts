'use client'
import type { PaymentClient } from '@powens-pay/core'
import { useSyncExternalStore } from 'react'
import { createStore } from './createStore.ts'
import { useOwned } from './useOwned.ts'

/** `useState` for one client and one subject: another subject begins with `initial`. */
export function useOwnedState<State>(
  client: PaymentClient,
  subject: unknown,
  initial: State,
): [State, (state: State) => void] {
  const { get, set, subscribe } = useOwned(client, subject, () => createStore(initial))
  return [useSyncExternalStore(subscribe, get, get), set]
}
