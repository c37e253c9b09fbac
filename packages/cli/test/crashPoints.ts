/** Moments of a payment's life at which the broker's process may die. */
export const crashPoints = [
  'before asking the backend',
  'after asking the backend',
  'before writing an order',
  'after writing an order',
  'before writing whose payment it is',
  'after writing whose payment it is',
  'before creating at Powens',
  'after creating at Powens',
  'before reading at Powens',
  'after reading at Powens',
  'before minting a token',
  'after minting a token',
  'before sending a change',
  'after sending a change',
] as const

export type CrashPoint = (typeof crashPoints)[number]

/** What the test sends to the broker's process. */
export type CrashMessage = { now: number } | { arm: CrashPoint; visit: number }
