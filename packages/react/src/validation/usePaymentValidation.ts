'use client'
import type { PaymentReference } from '@powens-pay/core'
import { useInsertionEffect, useSyncExternalStore } from 'react'
import { useOwned } from '../internal/useOwned.ts'
import { usePaymentContext, type ClientOption } from '../provider/usePaymentContext.ts'
import { createValidation, type Validation, type ValidationSnapshot } from './createValidation.ts'

export interface UsePaymentValidationParameters<Input = unknown> extends ClientOption<Input> {
  /** The order to pay, as `preparePayment` takes it. Its payment is found again after a reload. */
  input?: NoInfer<Input> | undefined
  /** A payment that exists, such as the one that `usePaymentCallback` returns. It wins over `input`. */
  reference?: PaymentReference | undefined
  /** Takes the payer to another page, with the whole page. @default what `<PaymentProvider>` was given */
  navigate?: ((url: string) => void) | undefined
}

export interface UsePaymentValidationResult
  extends ValidationSnapshot, Omit<Validation, 'store' | 'update'> {}

/**
 * Validates a payment in a page of the shop, as Powens's webview does. Draw `state.step`, and offer the one verb it names.
 * Only for merchants whom Powens allows to; for all others a payment goes on in Powens's webview.
 */
export function usePaymentValidation<Input = unknown>({
  input,
  reference,
  client: given,
  navigate,
}: UsePaymentValidationParameters<Input>): UsePaymentValidationResult {
  const context = usePaymentContext('usePaymentValidation', given)
  const { client } = context
  const subject = reference ? { reference } : { input }
  const { store, update, ...verbs } = useOwned(client, subject, () => createValidation(client, subject))
  // Runs before every other effect and, unlike a layout effect, is silent on a server under React 18.
  useInsertionEffect(() => update(navigate ?? context.navigate))
  return { ...useSyncExternalStore(store.subscribe, store.get, store.get), ...verbs }
}
