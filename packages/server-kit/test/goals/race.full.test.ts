import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasRedis, startRedis } from '../stores/startRedis.ts'
import { race } from './race.ts'

const rounds = 1000

describe.skipIf(!hasRedis)(
  'callback, reads, webhooks and the sweeper at once, on two instances over Redis',
  () => {
    let redis: Awaited<ReturnType<typeof startRedis>>
    beforeAll(async () => {
      redis = await startRedis()
    })
    afterAll(() => redis.stop())

    test('one payment, no change lost, order kept, no changeId twice', async () => {
      const { interleavings, violations } = await race(redis.connect, rounds)
      console.log(`${rounds} rounds, ${interleavings} distinct interleavings`)
      expect(violations).toEqual([])
      expect(interleavings).toBeGreaterThanOrEqual(100)
    }, 900_000)
  },
)
