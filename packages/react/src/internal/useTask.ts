'use client'
import type { PaymentClient } from '@powens-pay/core'
import { useSyncExternalStore } from 'react'
import { createTask, type TaskState } from './createTask.ts'
import { useOwned } from './useOwned.ts'

export interface UseTaskResult<Answer> extends TaskState<Answer> {
  start: () => Promise<void>
}

/** A request to the server for one subject, such as an order. Another subject begins without a request. */
export function useTask<Answer>(
  client: PaymentClient,
  subject: unknown,
  run: () => Promise<Answer>,
): UseTaskResult<Answer> {
  const { store, start } = useOwned(client, subject, createTask<Answer>)
  const state = useSyncExternalStore(store.subscribe, store.get, store.get)
  return { ...state, start: () => start(run) }
}
