import { createTimeline, type Timer } from './timeline.ts'

/** The sandbox's only source of time. Everything in milliseconds. */
export interface Clock {
  /** The sandbox's time, since the epoch. Pass it to code that has to share this time. */
  now: () => number
  /** The time outside, which dates signatures. For a manual clock it is the same time. */
  wall: () => number
  /** Moves the time forward. Resolves once everything that fell due has happened and its webhooks are delivered. */
  advance: (ms: number) => Promise<void>
  /** Lets the simulated payer wait: advances a manual clock, sleeps on a wall clock. */
  wait: (ms: number) => Promise<void>
  after: (ms: number, task: () => void) => Timer
  /** Resolves when the time has passed, without moving it. */
  sleep: (ms: number) => Promise<void>
  /** Work under way that `advance` and `idle` wait for. */
  track: (work: Promise<unknown>) => void
  idle: () => Promise<void>
  /** Stops the clock: no more tasks fall due by themselves. */
  stop: () => void
}

/** Thursday 15 January 2026, 09:30 UTC. */
const defaultStart = Date.UTC(2026, 0, 15, 9, 30)

/** A clock that stands still until `advance` moves it. */
export function createClock(start: number = defaultStart): Clock {
  const timeline = createTimeline()
  let time = start
  const now = () => time

  async function advance(ms: number) {
    const target = time + ms
    await timeline.runUntil(target, (at) => {
      time = Math.max(time, at)
    })
  }

  return {
    now,
    wall: now,
    advance,
    wait: advance,
    after: (ms, task) => timeline.add(time + ms, task),
    sleep: (ms) => timeline.sleep(time + ms),
    track: timeline.track,
    idle: timeline.idle,
    stop: () => {},
  }
}

// A longer delay overflows setTimeout and would fire at once.
const longestTimeout = 2 ** 31 - 1

/** A clock that follows the machine's and can still be moved forward. */
export function createWallClock(): Clock {
  let skipped = 0
  let alarm: ReturnType<typeof setTimeout> | undefined
  let isStopped = false
  const now = () => Date.now() + skipped

  const timeline = createTimeline(arm)

  function arm() {
    clearTimeout(alarm)
    const due = timeline.nextDue()
    if (due === undefined || isStopped) return
    alarm = setTimeout(
      () => void timeline.runUntil(now(), () => {}).then(arm),
      Math.min(Math.max(0, due - now()), longestTimeout),
    )
    // A timer of the sandbox must not keep a process alive. In browsers timers are numbers, without `unref`.
    if (typeof alarm === 'object') alarm.unref()
  }

  const sleep = (ms: number) => timeline.sleep(now() + ms)
  return {
    now,
    wall: () => Date.now(),
    async advance(ms) {
      skipped += ms
      await timeline.runUntil(now(), () => {})
      arm()
    },
    wait: sleep,
    after: (ms, task) => timeline.add(now() + ms, task),
    sleep,
    track: timeline.track,
    idle: timeline.idle,
    stop() {
      isStopped = true
      clearTimeout(alarm)
    },
  }
}
