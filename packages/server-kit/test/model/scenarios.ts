import type { Scenario } from './orderModel.ts'

const plain: Scenario = {
  prices: { A: [1, 1], B: [1, 1], Z: [1, 1] },
  loses: null,
  hides: false,
  isHandedOut: false,
  actors: ['A', 'B', 'payer'],
}
const everybody = ['A', 'B', 'sweeper', 'payer', 'time'] as const
const edited = { A: [1, 1], B: [2, 2], Z: [1, 1] } as const
const outdated = { A: [1, 2], B: [2, 2], Z: [1, 1] } as const

/** What two callers, the sweeper, the payer and time may meet. */
export const scenarios: Record<string, Scenario> = {
  'two clicks': plain,
  'two clicks, and a clock that says that the lease is over': { ...plain, actors: everybody },
  'two clicks, and Powens does not list what it made': { ...plain, actors: everybody, hides: true },
  'an answer that is lost': { ...plain, actors: everybody, loses: 'A' },
  'an answer that is lost, and Powens does not list what it made': {
    ...plain,
    actors: everybody,
    loses: 'A',
    hides: true,
  },
  'two prices': { ...plain, actors: everybody, prices: edited },
  'two prices, an answer that is lost and not listed': {
    ...plain,
    actors: everybody,
    prices: edited,
    loses: 'A',
    hides: true,
  },
  'a price that is gone': { ...plain, actors: everybody, prices: outdated },
  'two prices, and a link that was handed out': {
    ...plain,
    actors: everybody,
    prices: edited,
    isHandedOut: true,
  },
  'a price that is gone, and a link that was handed out': {
    ...plain,
    actors: everybody,
    prices: outdated,
    isHandedOut: true,
  },
}
