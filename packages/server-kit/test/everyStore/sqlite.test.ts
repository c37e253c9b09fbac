import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sqliteStore } from '../../src/store/sqliteStore.ts'
import { addMoneyTests } from './moneyTests.ts'

await addMoneyTests(true, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'powens-pay-money-'))
  const store = sqliteStore(join(folder, 'payments.sqlite'))
  return {
    store,
    async close() {
      await store.close?.()
      rmSync(folder, { recursive: true })
    },
  }
})
