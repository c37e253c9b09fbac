import type { PaymentError } from '@powens-pay/core'
import { createStore, type Store } from './createStore.ts'
import { toPaymentError } from './toPaymentError.ts'

export interface TaskState<Answer> {
  status: 'idle' | 'pending' | 'success' | 'error'
  answer: Answer | null
  error: PaymentError | null
}

/** A request to the server, one at a time. */
export interface Task<Answer> {
  store: Store<TaskState<Answer>>
  /** Does nothing while it is at work. Never rejects. */
  start: (run: () => Promise<Answer>) => Promise<void>
}

export function createTask<Answer>(): Task<Answer> {
  const store = createStore<TaskState<Answer>>({ status: 'idle', answer: null, error: null })
  return {
    store,
    async start(run) {
      const { status, answer } = store.get()
      if (status === 'pending') return
      store.set({ status: 'pending', answer, error: null })
      try {
        store.set({ status: 'success', answer: await run(), error: null })
      } catch (cause) {
        store.set({ status: 'error', answer, error: toPaymentError(cause) })
      }
    },
  }
}
