import { redisStore } from '../../src/store/redisStore.ts'
import { hasRedis, startRedis } from '../stores/startRedis.ts'
import { addMoneyTests } from './moneyTests.ts'

await addMoneyTests(hasRedis, async () => {
  const redis = await startRedis()
  const store = redisStore(await redis.connect())
  return {
    store,
    async close() {
      await store.close?.()
      await redis.stop()
    },
  }
})
