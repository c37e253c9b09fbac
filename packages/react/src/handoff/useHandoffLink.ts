'use client'
import type { PaymentClient, PaymentReference } from '@powens-pay/core'
import { useSyncExternalStore } from 'react'
import { useOwned } from '../internal/useOwned.ts'
import { createHandoffLink, type HandoffLinkState } from './createHandoffLink.ts'

/** A link that takes this payment to a phone, or none for a payment that cannot be approved any more. */
export function useHandoffLink(
  client: PaymentClient,
  reference: PaymentReference | undefined,
): HandoffLinkState & { renew: () => Promise<void> } {
  const { store, renew } = useOwned(client, reference, () => createHandoffLink(client, reference))
  return { ...useSyncExternalStore(store.subscribe, store.get, store.get), renew }
}
