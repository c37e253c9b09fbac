import { afterAll, expect, test } from 'vitest'
import type { PaymentStore } from '../../src/store/PaymentStore.ts'
import { keepIn } from '../stores/openTestStore.ts'

export interface OpenedStore {
  store: PaymentStore
  close: () => Promise<unknown>
}

/** The tests of what must never happen to money. They run in memory by themselves, and here on another store. */
export async function addMoneyTests(isHere: boolean, open: () => Promise<OpenedStore>): Promise<void> {
  const opened = isHere ? await open() : undefined
  test.skipIf(!opened)('the store is there', async () => {
    expect(await opened?.store.read('nothing')).toBeNull()
  })
  if (!opened) return
  afterAll(opened.close)
  keepIn(opened.store)
  await import('../ledger/ambiguousCreate.test.ts')
  await import('../ledger/delivery.test.ts')
  await import('../ledger/forget.test.ts')
  await import('../ledger/formats.test.ts')
  await import('../ledger/handedOut.test.ts')
  await import('../ledger/ledger.test.ts')
  await import('../ledger/money.test.ts')
  await import('../ledger/news.test.ts')
  await import('../ledger/orderRule.test.ts')
  await import('../ledger/processes.test.ts')
  await import('../ledger/sweep.test.ts')
  await import('../staff/searchPayments.test.ts')
  await import('../staff/actions.test.ts')
}
