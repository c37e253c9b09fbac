/**
 * A small model of the order rule, written from its description and not from its code: two callers who want to pay one order,
 * the sweeper, the payer at the bank, and time. A step is one access to the order's document or one call of Powens, since
 * that is where another process may come between.
 */

export type Caller = 'A' | 'B' | 'Z'
export type Actor = Caller | 'sweeper' | 'payer' | 'time'

export interface Scenario {
  /** What an order costs when a caller asks first, and when it is priced again. */
  prices: Record<Caller, readonly [first: number, again: number]>
  /** Who gets no answer to the first creation, although Powens made the payment. */
  loses: Caller | null
  /** Powens's list does not show the payment yet. */
  hides: boolean
  /** Somebody had opened the bank's page for a payment of the first price before. */
  isHandedOut: boolean
  /** Who may take steps. */
  actors: readonly Actor[]
}

type PaymentState = 'created' | 'rejected' | 'done'

export interface ModelAttempt {
  stage: 'creating' | 'live' | 'lost'
  price: number
  createdAt: number
  /** Its caller got no answer, so nobody waits for it. */
  isAbandoned: boolean
  payment: number | null
  state: PaymentState | null
  seenAt: number
  hasToken: boolean
  /** When its tokens end, as far as it is written. */
  tokenUntil: number
  isUnwanted: boolean
}

export interface ModelPayment {
  attempt: number
  state: PaymentState
  /** Its link opens the bank. */
  isOpenable: boolean
}

/** One step of an actor that is to come. */
export type Task =
  | { op: 'read'; mayRefresh: boolean }
  | { op: 'find'; reason: 'closing' | 'refusal' | 'sweep' }
  | ({ op: 'write'; price: number } & Timed)
  | {
      op: 'update'
      what: 'observe'
      attempt: number
      payment: number
      saw: PaymentState
      at: number
      isCreator?: true
    }
  | { op: 'update'; what: 'give up' | 'abandon' | 'mint'; attempt: number }
  | ({ op: 'create'; attempt: number } & Timed)
  | ({ op: 'list'; attempt: number; lost: readonly number[] } & Timed)
  | ({ op: 'get'; attempt: number; payment: number } & Timed)
  | ({
      op: 'cancel'
      attempt: number
      payment: number
      reason: 'replacement' | 'orphan' | 'unwanted'
    } & Timed)
  | ({ op: 'token'; attempt: number; payment: number } & WrittenToken)
  | ({ op: 'update'; what: 'correct'; attempt: number; end: number } & WrittenToken)

  /** No step: what the sweeper decides about the next attempt, once it comes to it. */
  | { op: 'look'; attempt: number; known: readonly ModelAttempt[] }

/** When a token ends that is written but not made yet, and when the ones before it do. */
interface WrittenToken {
  until: number
  before: number
}

/** The time at which it began, known once it is the next step; later than what its actor knew. */
interface Timed {
  after: number
  at: number
}

export interface ActorState {
  tasks: readonly Task[]
  price: number
  /** The version of the order that the price was asked for. */
  askedAt: number | null
  seen: { version: number | null; attempts: readonly ModelAttempt[] }
  creations: number
  result: string | null
}

export interface World {
  now: number
  version: number | null
  attempts: readonly ModelAttempt[]
  payments: readonly ModelPayment[]
  actors: Partial<Record<Actor, ActorState>>
}

/** Longer than a lease, and long enough for what was seen before to be asked about again. */
const passes = 60_000
/** How long a token lasts. */
const lifetime = 7 * 24 * 3_600_000
const firstRead: Task = { op: 'read', mayRefresh: true }
const nextRead: Task = { op: 'read', mayRefresh: false }

const begin = (tasks: readonly Task[], price: number): ActorState => ({
  tasks,
  price,
  askedAt: null,
  seen: { version: null, attempts: [] },
  creations: 0,
  result: null,
})

export function openWorld(scenario: Scenario): World {
  const starts: Partial<Record<Actor, ActorState>> = {}
  const callers: Caller[] = scenario.isHandedOut ? ['Z', 'A', 'B'] : ['A', 'B']
  for (const caller of callers) starts[caller] = begin([firstRead], scenario.prices[caller][0])
  if (scenario.actors.includes('sweeper')) starts.sweeper = begin([{ op: 'find', reason: 'sweep' }], 0)
  const world: World = { now: 0, version: null, attempts: [], payments: [], actors: starts }
  return scenario.isHandedOut ? runToEnd(world, 'Z', scenario) : world
}

function runToEnd(world: World, actor: Actor, scenario: Scenario): World {
  let current = world
  while (current.actors[actor]?.tasks.length) current = step(current, actor, scenario)
  return current
}

/** Who can take a step now. */
export function listEnabled(world: World, { actors }: Scenario): Actor[] {
  return actors.filter((actor) => {
    if (actor === 'time') return world.now === 0
    if (actor === 'payer') return findOpen(world).length > 0
    return (world.actors[actor]?.tasks.length ?? 0) > 0
  })
}

/** Payments that somebody at the bank's page can pay. */
export const findOpen = ({ payments }: World): ModelPayment[] =>
  payments.filter(({ isOpenable, state }) => isOpenable && state === 'created')

/** The world after one step of an actor. */
export function step(world: World, actor: Actor, scenario: Scenario): World {
  if (actor === 'time') return { ...world, now: world.now + passes }
  if (actor === 'payer') {
    const [open] = findOpen(world)
    return {
      ...world,
      payments: world.payments.map((one) => (one === open ? { ...one, state: 'done' } : one)),
    }
  }
  const own = world.actors[actor]
  const [task, ...rest] = own?.tasks ?? []
  if (!own || !task) return world
  const next = {
    ...world,
    attempts: [...world.attempts],
    payments: [...world.payments],
    actors: { ...world.actors },
  }
  const self: ActorState = { ...own, tasks: rest }
  next.actors[actor] = self
  run(next, self, task, { actor, scenario })
  lookAhead(next, self)
  const [head, ...others] = self.tasks
  if (head && 'after' in head && head.at < 0)
    self.tasks = [{ ...head, at: Math.max(next.now, head.after + 1) }, ...others]
  return next
}

type Draft = World & { attempts: ModelAttempt[]; payments: ModelPayment[] }

interface Turn {
  actor: Exclude<Actor, 'time' | 'payer'>
  scenario: Scenario
}

function run(world: Draft, self: ActorState, task: Task, turn: Turn): void {
  switch (task.op) {
    case 'read':
      self.seen = { version: world.version, attempts: world.attempts }
      return afterRead(world, self, task.mayRefresh, turn)
    case 'find':
      return find(world, self, task.reason)
    case 'write':
      return write(world, self, task)
    case 'create':
      return create(world, self, task, turn)
    case 'list':
      return list(world, self, task, turn)
    case 'update':
      return update(world, self, task)
    case 'get': {
      const saw = world.payments[task.payment]?.state ?? 'created'
      return put(self, {
        op: 'update',
        what: 'observe',
        attempt: task.attempt,
        payment: task.payment,
        saw,
        at: task.at,
      })
    }
    case 'cancel':
      return cancel(world, self, task)
    case 'look':
      return
    case 'token': {
      const { attempt, payment, until, before } = task
      setPayment(world, payment, { isOpenable: true })
      self.result = `link ${payment}`
      const end = world.now + lifetime
      if (end !== until) put(self, { op: 'update', what: 'correct', attempt, end, until, before })
    }
  }
}

const put = (self: ActorState, ...tasks: Task[]): void => void (self.tasks = [...tasks, ...self.tasks])
const end = (self: ActorState, result: string): void => void Object.assign(self, { tasks: [], result })
const replace = <T>(list: T[], index: number, changes: Partial<T>): void =>
  void list.splice(index, 1, { ...(list[index] as T), ...changes })
const setAttempt = (world: Draft, index: number, changes: Partial<ModelAttempt>): void => {
  replace(world.attempts, index, changes)
  world.version = (world.version ?? 0) + 1
}
const setPayment = (world: Draft, index: number, changes: Partial<ModelPayment>): void =>
  replace(world.payments, index, changes)

const later = { after: -1, at: -1 }
const laterThan = ({ seenAt }: ModelAttempt) => ({ after: seenAt, at: -1 })

const isOpen = ({ stage, state, isUnwanted, hasToken }: ModelAttempt): boolean =>
  stage === 'creating' || (stage === 'live' && state === 'created' && (!isUnwanted || hasToken))

const isLeftOpen = ({ stage, state, isUnwanted }: ModelAttempt): boolean =>
  stage === 'live' && state === 'created' && isUnwanted

/** Nobody comes back with the answer any more. */
const isGivenUp = ({ isAbandoned, createdAt }: ModelAttempt, now: number): boolean =>
  isAbandoned || now - createdAt >= passes

const hasMoney = ({ stage, state }: ModelAttempt): boolean => stage === 'live' && state === 'done'

const findLatest = (attempts: readonly ModelAttempt[]): number =>
  attempts.findLastIndex(({ stage }) => stage !== 'lost')

function afterRead(world: Draft, self: ActorState, mayRefresh: boolean, turn: Turn): void {
  const { attempts } = self.seen
  const latest = findLatest(attempts)
  const attempt = attempts[latest]
  const isStale =
    attempt?.state === 'created' && attempt.stage === 'live' && world.now - attempt.seenAt > 5_000
  if (mayRefresh && attempt && isStale) {
    const payment = attempt.payment ?? 0
    return put(self, { op: 'get', attempt: latest, payment, ...laterThan(attempt) }, nextRead)
  }
  decide(world, self, turn)
}

/** The rule. What a caller writes holds only for the order as it was read, and for the price that it had then. */
function decide(world: Draft, self: ActorState, { actor, scenario }: Turn): void {
  const { attempts, version } = self.seen
  const step = decideBy(attempts, self.price, world.now)
  if ((step.do === 'create' || step.do === 'cancel') && attempts.length > 0 && self.askedAt !== version) {
    self.price = scenario.prices[actor as Caller][1]
    self.askedAt = version
    return decide(world, self, { actor, scenario })
  }
  switch (step.do) {
    case 'refuse':
      return end(self, step.why)
    case 'wait':
      return put(self, nextRead)
    case 'create':
      return put(self, { op: 'write', price: self.price, ...later })
    case 'search':
      return put(self, search(attempts, step.attempt), nextRead)
    case 'cancel': {
      const attempt = attempts[step.attempt] as ModelAttempt
      const payment = attempt.payment ?? 0
      const task: Task = {
        op: 'cancel',
        attempt: step.attempt,
        payment,
        reason: 'replacement',
        ...laterThan(attempt),
      }
      return put(self, task, nextRead)
    }
    case 'reuse':
      return put(self, { op: 'update', what: 'mint', attempt: step.attempt })
  }
}

type Step =
  | { do: 'create' | 'wait' }
  | { do: 'search' | 'cancel' | 'reuse'; attempt: number }
  | { do: 'refuse'; why: string }

function decideBy(attempts: readonly ModelAttempt[], price: number, now: number): Step {
  if (attempts.some((one) => hasMoney(one) && one.isUnwanted)) return { do: 'refuse', why: 'needs_review' }
  if (attempts.some(hasMoney)) return { do: 'refuse', why: 'order_already_paid' }
  const latest = findLatest(attempts)
  const attempt = attempts[latest]
  const creating = attempts.findIndex(({ stage }) => stage === 'creating')
  if (
    attempt?.stage === 'live' &&
    attempt.state === 'created' &&
    !attempt.isUnwanted &&
    attempt.price === price
  ) {
    return { do: 'reuse', attempt: latest }
  }
  if (creating >= 0) {
    // The latest one first: an older one is followed by it.
    const index = attempt?.stage === 'creating' ? latest : creating
    return isGivenUp(attempts[index] as ModelAttempt, now) ? { do: 'search', attempt: index } : { do: 'wait' }
  }
  const payable = attempts.findIndex((one) => isOpen(one) && one.hasToken)
  return payable >= 0 ? { do: 'cancel', attempt: payable } : { do: 'create' }
}

function search(attempts: readonly ModelAttempt[], attempt: number): Task {
  const lost = attempts.flatMap(({ stage }, index) => (stage === 'lost' ? [index] : []))
  return { op: 'list', attempt, lost, ...later }
}

function write(world: Draft, self: ActorState, { price, at }: Task & { op: 'write' }): void {
  if (world.version !== self.seen.version) return put(self, nextRead)
  world.attempts = world.attempts.map((one) => (isOpen(one) ? { ...one, isUnwanted: true } : one))
  // As this caller knows the order from now on.
  self.seen = { ...self.seen, attempts: world.attempts }
  world.attempts = [
    ...world.attempts,
    {
      stage: 'creating',
      price,
      createdAt: at,
      isAbandoned: false,
      payment: null,
      state: null,
      seenAt: 0,
      hasToken: false,
      tokenUntil: 0,
      isUnwanted: false,
    },
  ]
  world.version = (world.version ?? 0) + 1
  put(self, { op: 'create', attempt: world.attempts.length - 1, ...later })
}

function create(world: Draft, self: ActorState, { attempt, at }: Task & { op: 'create' }, turn: Turn): void {
  const payment = world.payments.push({ attempt, state: 'created', isOpenable: false }) - 1
  if (turn.scenario.loses === turn.actor && self.creations === 0) {
    self.creations++
    return put(self, { op: 'update', what: 'abandon', attempt }, nextRead)
  }
  put(self, { op: 'update', what: 'observe', attempt, payment, saw: 'created', at, isCreator: true })
}

function list(world: Draft, self: ActorState, task: Task & { op: 'list' }, { scenario }: Turn): void {
  const tasks: Task[] = []
  const shown = scenario.hides
    ? []
    : world.payments.map((payment, number) => ({ ...payment, number })).toReversed()
  for (const { attempt, number: payment, state } of shown) {
    if (attempt === task.attempt) {
      return put(self, ...tasks, { op: 'update', what: 'observe', attempt, payment, saw: state, at: task.at })
    }
    if (task.lost.includes(attempt) && state === 'created') {
      tasks.push({ op: 'cancel', attempt, payment, reason: 'orphan', ...later })
    }
  }
  put(self, ...tasks, { op: 'update', what: 'give up', attempt: task.attempt })
}

function update(world: Draft, self: ActorState, task: Task & { op: 'update' }): void {
  const attempt = world.attempts[task.attempt] as ModelAttempt
  switch (task.what) {
    case 'observe':
      return observe(world, self, task)
    case 'give up':
      if (attempt.stage === 'creating') setAttempt(world, task.attempt, { stage: 'lost' })
      return
    case 'abandon':
      if (attempt.stage === 'creating') setAttempt(world, task.attempt, { isAbandoned: true })
      return
    case 'mint': {
      const isServed =
        findLatest(world.attempts) === task.attempt &&
        attempt.state === 'created' &&
        !attempt.isUnwanted &&
        !world.attempts.some(hasMoney)
      if (!isServed) return end(self, 'link that leads back')
      const before = attempt.tokenUntil
      const until = Math.max(world.now + lifetime, before + 1)
      setAttempt(world, task.attempt, { hasToken: true, tokenUntil: until })
      return put(self, { op: 'token', attempt: task.attempt, payment: attempt.payment ?? 0, until, before })
    }
    case 'correct': {
      const isOwn = attempt.tokenUntil === task.until
      const tokenUntil = Math.max(isOwn ? task.before : attempt.tokenUntil, task.end)
      if (tokenUntil !== attempt.tokenUntil) setAttempt(world, task.attempt, { tokenUntil })
    }
  }
}

function observe(world: Draft, self: ActorState, task: Task & { op: 'update'; what: 'observe' }): void {
  const { attempt: index, payment, saw, at } = task
  const before = world.attempts[index] as ModelAttempt
  const isFollowed = index < world.attempts.length - 1
  const isOrphan = before.stage !== 'live' && saw !== 'done' && isFollowed
  if (!isOrphan) {
    if (before.stage !== 'live') {
      const isUnwanted = before.isUnwanted || isFollowed
      setAttempt(world, index, { stage: 'live', payment, state: saw, seenAt: at, isUnwanted })
    } else if (before.state === 'created' ? saw !== 'created' || at > before.seenAt : at > before.seenAt) {
      setAttempt(world, index, { state: before.state === 'created' ? saw : before.state, seenAt: at })
    }
  }
  if (isOrphan && saw === 'created') {
    put(self, { op: 'cancel', attempt: index, payment, reason: 'orphan', ...later })
  }
  if (!task.isCreator) return
  if (self.seen.attempts.some(isLeftOpen)) {
    self.tasks = [...self.tasks, { op: 'find', reason: 'closing' }]
  }
  self.tasks = [...self.tasks, ...(isOrphan ? [nextRead] : [])]
  const isPayable = !isOrphan && !world.attempts[index]?.isUnwanted
  if (isPayable) self.tasks = [...self.tasks, { op: 'update', what: 'mint', attempt: index }]
  else if (!isOrphan) self.result = 'payment without a link'
}

function find(world: Draft, self: ActorState, reason: 'closing' | 'refusal' | 'sweep'): void {
  if (reason === 'refusal') return end(self, 'payment_in_progress')
  const known = world.attempts
  const tasks = known.flatMap((attempt, index): Task[] => {
    if (reason === 'sweep') return [{ op: 'look', attempt: index, known }]
    const { payment } = attempt
    if (!isLeftOpen(attempt) || payment === null) return []
    return [{ op: 'cancel', attempt: index, payment, reason: 'unwanted', ...laterThan(attempt) }]
  })
  put(self, ...tasks)
}

/** Puts the sweeper's next step in the place of what it still has to look at. */
function lookAhead({ now }: World, self: ActorState): void {
  for (let [task] = self.tasks; task?.op === 'look'; [task] = self.tasks) {
    self.tasks = self.tasks.slice(1)
    const { attempt: index, known } = task
    const attempt = known[index] as ModelAttempt
    const { stage, payment, state } = attempt
    if (stage === 'creating' && isGivenUp(attempt, now)) put(self, search(known, index))
    if (stage !== 'live' || state !== 'created' || payment === null) continue
    if (isLeftOpen(attempt)) put(self, { op: 'find', reason: 'closing' })
    else put(self, { op: 'get', attempt: index, payment, ...laterThan(attempt) })
  }
}

function cancel(world: Draft, self: ActorState, task: Task & { op: 'cancel' }): void {
  const { attempt, payment, reason, at, after } = task
  const isCancelled = world.payments[payment]?.state === 'created'
  if (isCancelled) setPayment(world, payment, { state: 'rejected' })
  if (reason === 'orphan') return
  if (isCancelled) {
    return put(self, { op: 'update', what: 'observe', attempt, payment, saw: 'rejected', at })
  }
  put(
    self,
    { op: 'get', attempt, payment, after, at: -1 },
    ...(reason === 'replacement' ? [{ op: 'find', reason: 'refusal' } as const] : []),
  )
}
