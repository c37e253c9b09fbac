import { findOpen, type World } from './orderModel.ts'

/** The promise that is broken in a world, or `null`. */
export function findBroken(world: World): string | null {
  const { attempts, payments } = world
  const open = findOpen(world)
  if (open.length > 1) return 'two payable links'
  if (payments.filter(({ state }) => state === 'done').length > 1) return 'paid twice'
  const followed = open.find(({ attempt }) =>
    attempts.slice(attempt + 1).some(({ stage }) => stage !== 'lost'),
  )
  if (followed) return 'a payable link that is not of the latest payment'
  const isUnknown = open.some(
    ({ attempt }) => attempts[attempt]?.stage !== 'live' || !attempts[attempt]?.hasToken,
  )
  return isUnknown ? 'a payable link that the order does not know' : null
}

/** As `findBroken`, where the first price ends once somebody was told the second. */
export function findStalePrice({ attempts }: World): string | null {
  const isStale = attempts.some(({ price }, index) => price < (attempts[index - 1]?.price ?? 0))
  return isStale ? 'a price that is gone replaced the price of today' : null
}
