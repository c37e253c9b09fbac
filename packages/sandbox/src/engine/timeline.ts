export interface Timer {
  cancel: () => void
}

interface Entry {
  at: number
  order: number
  task: (() => void) | null
}

/** Tasks in the order they fall due, and the work they leave under way. */
export interface Timeline {
  add: (at: number, task: () => void) => Timer
  sleep: (at: number) => Promise<void>
  nextDue: () => number | undefined
  runUntil: (target: number, setNow: (at: number) => void) => Promise<void>
  track: (work: Promise<unknown>) => void
  idle: () => Promise<void>
}

export function createTimeline(onAdded: () => void = () => {}): Timeline {
  const heap: Entry[] = []
  const working = new Set<Promise<unknown>>()
  const sleeping = new Set<object>()
  let noteSleep: () => void = () => {}
  let order = 0

  function add(at: number, task: () => void): Timer {
    const entry: Entry = { at, order: order++, task }
    push(heap, entry)
    onAdded()
    return {
      cancel() {
        entry.task = null
      },
    }
  }

  function sleep(at: number): Promise<void> {
    const sleeper = {}
    sleeping.add(sleeper)
    noteSleep()
    return new Promise((resolve) => {
      add(at, () => {
        sleeping.delete(sleeper)
        resolve()
      })
    })
  }

  function skipCancelled() {
    while (heap[0] && !heap[0].task) pop(heap)
  }

  async function idle() {
    while (working.size > 0) await Promise.allSettled(working)
  }

  // Work that sleeps on this clock can only continue when the clock moves, so waiting for it would never end.
  async function settle() {
    while (working.size > 0 && sleeping.size === 0) {
      const slept = new Promise<void>((resolve) => {
        noteSleep = resolve
      })
      await Promise.race([Promise.allSettled(working), slept])
    }
  }

  return {
    add,
    sleep,
    idle,
    nextDue() {
      skipCancelled()
      return heap[0]?.at
    },
    track(work) {
      const tracked: Promise<unknown> = work.catch(() => {}).finally(() => working.delete(tracked))
      working.add(tracked)
    },
    async runUntil(target, setNow) {
      await settle()
      for (;;) {
        skipCancelled()
        const entry = heap[0]
        if (!entry || entry.at > target) break
        pop(heap)
        setNow(entry.at)
        entry.task?.()
        if (working.size > 0) await settle()
      }
      setNow(target)
    },
  }
}

const compare = (left: Entry, right: Entry) => left.at - right.at || left.order - right.order

function push(heap: Entry[], entry: Entry) {
  let index = heap.length
  heap.push(entry)
  while (index > 0) {
    const parent = (index - 1) >> 1
    const above = heap[parent] as Entry
    if (compare(above, entry) <= 0) break
    heap[index] = above
    index = parent
  }
  heap[index] = entry
}

function pop(heap: Entry[]) {
  const last = heap.pop()
  if (!last || heap.length === 0) return
  let index = 0
  for (;;) {
    let child = index * 2 + 1
    if (child >= heap.length) break
    const right = heap[child + 1]
    if (right && compare(right, heap[child] as Entry) < 0) child += 1
    const below = heap[child] as Entry
    if (compare(last, below) <= 0) break
    heap[index] = below
    index = child
  }
  heap[index] = last
}
