import type { PaymentChange, PaymentStore } from '@powens-pay/server-kit'

/** A change that the merchant's backend has not accepted. Ids and counts only: its content is in the order's outbox. */
export interface DeadLetter {
  changeId: string
  orderId: string
  failures: number
  firstFailedAt: number
  lastFailedAt: number
  /** Whether the broker has stopped trying. */
  isParked: boolean
}

/** What an order's outbox says of a change. */
export type ChangeStage = 'waiting' | 'parked' | 'gone'

export interface DeadLetters {
  /** Records a failure. It is written before the failure is answered, so that no crash loses it. */
  record(change: Pick<PaymentChange, 'changeId' | 'orderId'>): Promise<void>
  park(changeId: string): Promise<void>
  forget(changeId: string): Promise<void>
  /** The oldest ones, a thousand of each kind at most. */
  list(): Promise<DeadLetter[]>
  /** How many changes the broker has stopped trying to deliver; ten thousand stands for more. */
  countParked(): Promise<number>
  find(changeId: string): Promise<DeadLetter | null>
  /** Compares letters that were not touched for long with the outbox: a process may have died before it wrote either. */
  review(findStage: (letter: DeadLetter) => Promise<ChangeStage>): Promise<void>
}

export interface DeadLettersOptions {
  store: PaymentStore
  now: () => number
  /** The domain that the changes belong to. */
  scope: string
  /** Milliseconds a letter is kept after its last failure: as long as its order. */
  lifetime: number
}

const mostTries = 50
const mostListed = 1_000
const mostCounted = 10_000

/** Longer than the longest pause between two deliveries. */
const reviewAfter = 15 * 60 * 1000
const mostReviewed = 100

/** The changes that failed, beside the orders in the same store: one document each, so that no two writers meet. */
export function createDeadLetters({ store, now, scope, lifetime }: DeadLettersOptions): DeadLetters {
  const prefix = `${scope}/dead-letter:`
  const waiting = `${scope}/dead-letters/waiting`
  const parked = `${scope}/dead-letters/parked`

  async function find(changeId: string): Promise<DeadLetter | null> {
    const document = await store.read(prefix + changeId)
    return document ? (JSON.parse(document.value) as DeadLetter) : null
  }

  /** Writes what `edit` returns, and tries again after a concurrent write. `null` leaves the letter as it is. */
  async function update(
    changeId: string,
    edit: (letter: DeadLetter | null) => DeadLetter | null,
  ): Promise<void> {
    for (let attempt = 0; attempt < mostTries; attempt++) {
      const document = await store.read(prefix + changeId)
      const next = edit(document ? (JSON.parse(document.value) as DeadLetter) : null)
      if (!next) return
      const due = next.isParked
        ? { scope: parked, at: next.firstFailedAt }
        : { scope: waiting, at: now() + reviewAfter }
      const options = { version: document?.version ?? null, due, expiresIn: lifetime }
      if (await store.write(prefix + changeId, JSON.stringify(next), options)) return
    }
    throw new Error(`A dead letter could not be written in ${mostTries} tries.`)
  }

  const listIds = async (list: string, before: number, limit: number): Promise<string[]> =>
    (await store.listDue(list, before, limit)).map((key) => key.slice(prefix.length))
  const park = (changeId: string): Promise<void> =>
    update(changeId, (letter) => letter && { ...letter, isParked: true })

  async function forget(changeId: string): Promise<void> {
    if (await find(changeId)) await store.remove(prefix + changeId)
  }

  return {
    find,
    park,
    forget,
    record: ({ changeId, orderId }) =>
      update(changeId, (known) => ({
        changeId,
        orderId,
        failures: (known?.failures ?? 0) + 1,
        firstFailedAt: known?.firstFailedAt ?? now(),
        lastFailedAt: now(),
        isParked: false,
      })),
    async list() {
      const ids = await Promise.all(
        [waiting, parked].map((list) => listIds(list, Number.MAX_SAFE_INTEGER, mostListed)),
      )
      const letters = (await Promise.all(ids.flat().map(find))).filter((letter) => letter !== null)
      return letters.toSorted((one, other) => one.firstFailedAt - other.firstFailedAt)
    },
    countParked: async () => (await listIds(parked, Number.MAX_SAFE_INTEGER, mostCounted)).length,
    async review(findStage) {
      for (const changeId of await listIds(waiting, now(), mostReviewed)) {
        const letter = await find(changeId)
        const stage = letter && (await findStage(letter))
        if (stage === 'parked') await park(changeId)
        else if (stage === 'gone') await forget(changeId)
        else await update(changeId, (known) => known)
      }
    },
  }
}
