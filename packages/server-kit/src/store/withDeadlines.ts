import type { PaymentStore } from './PaymentStore.ts'

/** Long for any database; a call that takes longer has no answer. */
const patience = 10_000

const names = [
  'read',
  'write',
  'remove',
  'listDue',
  'list',
  'count',
  'publish',
  'subscribe',
  'close',
] as const

/** The same store, whose calls end: one without an answer throws and says which. Errors of the store itself stay as they are. */
export function withDeadlines(store: PaymentStore, milliseconds: number = patience): PaymentStore {
  const calls = names.flatMap((name) => {
    const call = store[name] as ((...parameters: unknown[]) => Promise<unknown>) | undefined
    return call ? [[name, (...given: unknown[]) => end(name, call.apply(store, given), milliseconds)]] : []
  })
  // A store may be an instance of a class, whose methods no copy has.
  const { name, guarantees } = store
  return { name, guarantees, ...Object.fromEntries(calls) } as unknown as PaymentStore
}

async function end<T>(name: string, answer: Promise<T>, milliseconds: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    const message = `The store broke a promise: ${name} answers within ${milliseconds / 1000} seconds.`
    timer = setTimeout(() => reject(new Error(message)), milliseconds)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}
