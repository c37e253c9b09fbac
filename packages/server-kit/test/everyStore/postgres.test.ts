import { postgresStore } from '../../src/store/postgresStore.ts'
import { hasPostgres, startPostgres } from '../stores/startPostgres.ts'
import { addMoneyTests } from './moneyTests.ts'

await addMoneyTests(hasPostgres, async () => {
  const postgres = await startPostgres()
  const store = postgresStore(postgres.pool, { listen: () => postgres.createClient() })
  return {
    store,
    async close() {
      await store.close?.()
      await postgres.stop()
    },
  }
})
