'use client'
import type { PaymentClient } from '@powens-pay/core'
import { useInsertionEffect, useRef, useSyncExternalStore } from 'react'
import { useOwned } from '../internal/useOwned.ts'
import {
  createDeparture,
  type Departure,
  type DepartureOptions,
  type DepartureState,
  type Way,
} from './createDeparture.ts'

export interface UseDepartureResult extends DepartureState, Pick<Departure<Way>, 'go' | 'check' | 'reset'> {
  /** At work: asking, leaving or checking. */
  isPending: boolean
}

const pendingStatuses: readonly DepartureState['status'][] = ['asking', 'leaving', 'checking']

/** The only way anything leaves for the bank. Each client and each subject has its own state. */
export function useDeparture<Answer extends Way>(
  client: PaymentClient,
  subject: unknown,
  options: DepartureOptions<Answer>,
): UseDepartureResult {
  const departure = useOwned(client, subject, createDeparture<Answer>)
  const current = useRef(departure)
  // Runs before every other effect and, unlike a layout effect, is silent on a server under React 18.
  useInsertionEffect(() => {
    if (current.current !== departure) current.current.update()
    current.current = departure
    departure.update(options)
  })
  const { store, go, check, reset } = departure
  const state = useSyncExternalStore(store.subscribe, store.get, store.get)
  return { ...state, go, check, reset, isPending: pendingStatuses.includes(state.status) }
}
