'use client'
import type { PaymentClient } from '@powens-pay/core'
import { useInsertionEffect, useSyncExternalStore } from 'react'
import { useOwned } from '../internal/useOwned.ts'
import {
  createDeparture,
  type Departure,
  type DepartureOptions,
  type DepartureState,
  type Way,
} from './createDeparture.ts'

export interface UseDepartureResult extends DepartureState, Pick<Departure<Way>, 'go' | 'check'> {
  /** Asking, leaving or checking. */
  isPending: boolean
}

/** The one mechanism by which anything leaves for the bank. It starts anew with each client and each subject. */
export function useDeparture<Answer extends Way>(
  client: PaymentClient,
  subject: unknown,
  options: DepartureOptions<Answer>,
): UseDepartureResult {
  const departure = useOwned(client, subject, createDeparture<Answer>)
  // Runs before every other effect and, unlike a layout effect, is silent on a server under React 18.
  useInsertionEffect(() => {
    departure.update(options)
    return departure.update
  })
  const { subscribe, get, go, check } = departure
  const state = useSyncExternalStore(subscribe, get, get)
  return { ...state, go, check, isPending: state.status.endsWith('ing') }
}
