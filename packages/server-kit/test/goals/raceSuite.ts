import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasRedis, startRedis } from '../stores/startRedis.ts'
import { race } from './race.ts'

/** Everything at once on two instances over Redis, so many times. */
export function raceSuite(rounds: number, timeout: number): void {
  describe.skipIf(!hasRedis)(
    'callback, reads, webhooks and the sweeper at once, on two instances over Redis',
    () => {
      let redis: Awaited<ReturnType<typeof startRedis>>
      beforeAll(async () => {
        redis = await startRedis()
      })
      afterAll(() => redis.stop())

      test(
        'one payment, no change lost, order kept, no changeId twice',
        async () => {
          const { interleavings, violations } = await race(redis.connect, rounds)
          console.log(`${rounds} rounds, ${interleavings} distinct interleavings`)
          expect(violations).toEqual([])
          expect(interleavings).toBeGreaterThanOrEqual(100)
        },
        timeout,
      )

      test('without the compare-and-set changes are lost or delivered twice', async () => {
        const { violations } = await race(redis.connect, 20, (store) => ({
          ...store,
          write: async (key, value, options) =>
            store.write(key, value, { ...options, version: (await store.read(key))?.version ?? null }),
        }))
        expect(violations).not.toEqual([])
      }, 60_000)
    },
  )
}
