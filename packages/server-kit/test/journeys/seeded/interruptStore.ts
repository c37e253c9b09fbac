import type { PaymentStore } from '../../../src/store/PaymentStore.ts'

/** A store before some of whose calls another thing happens first, as if another process had been faster. */
export function interruptStore(inner: PaymentStore, interrupt: () => Promise<void>): PaymentStore {
  return {
    ...inner,
    read: async (key) => interrupt().then(() => inner.read(key)),
    write: async (...rest) => interrupt().then(() => inner.write(...rest)),
  }
}
