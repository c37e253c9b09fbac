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

export interface DeadLetters {
  /** Records a failure. It is written before the failure is answered, so that no crash loses it. */
  record(change: Pick<PaymentChange, 'changeId' | 'orderId'>): Promise<void>
  park(changeId: string): Promise<void>
  forget(changeId: string): Promise<void>
  list(): Promise<DeadLetter[]>
  find(changeId: string): Promise<DeadLetter | null>
}

const indexKey = 'dead-letters'
const letterKey = (changeId: string): string => `dead-letter:${changeId}`
const mostTries = 50

/** The list of changes that failed, beside the orders in the same store. */
export function createDeadLetters(store: PaymentStore, now: () => number): DeadLetters {
  /** Writes what `edit` returns for a document, and tries again after a concurrent write. `undefined` leaves it as it is. */
  async function update<Value>(key: string, edit: (value: Value | null) => Value | undefined): Promise<void> {
    for (let attempt = 0; attempt < mostTries; attempt++) {
      const document = await store.read(key)
      const next = edit(document ? (JSON.parse(document.value) as Value) : null)
      if (next === undefined) return
      if (await store.write(key, JSON.stringify(next), { version: document?.version ?? null })) return
    }
    throw new Error(`The dead-letter list could not be written in ${mostTries} tries.`)
  }
  const readIds = async (): Promise<string[]> =>
    JSON.parse((await store.read(indexKey))?.value ?? '[]') as string[]
  const find = async (changeId: string): Promise<DeadLetter | null> => {
    const document = await store.read(letterKey(changeId))
    return document ? (JSON.parse(document.value) as DeadLetter) : null
  }

  return {
    find,
    async record({ changeId, orderId }) {
      await update<DeadLetter>(letterKey(changeId), (known) => ({
        changeId,
        orderId,
        failures: (known?.failures ?? 0) + 1,
        firstFailedAt: known?.firstFailedAt ?? now(),
        lastFailedAt: now(),
        isParked: false,
      }))
      await update<string[]>(indexKey, (ids) =>
        ids?.includes(changeId) ? undefined : [...(ids ?? []), changeId],
      )
    },
    park: (changeId) =>
      update<DeadLetter>(letterKey(changeId), (letter) =>
        letter ? { ...letter, isParked: true } : undefined,
      ),
    async forget(changeId) {
      if (!(await store.read(letterKey(changeId)))) return
      await update<string[]>(indexKey, (ids) =>
        ids?.includes(changeId) ? ids.filter((id) => id !== changeId) : undefined,
      )
      await store.remove(letterKey(changeId))
    },
    async list() {
      const letters = await Promise.all((await readIds()).map(find))
      return letters.filter((letter) => letter !== null)
    },
  }
}
