import { expect, test } from 'vitest'
import { memoryStore } from './memoryStore.ts'
import type { PaymentStore } from './PaymentStore.ts'
import { storeSuite } from './storeSuite.ts'

/** Stores that look right at first, each with what it does wrong. */
const broken: Record<string, (store: PaymentStore) => Partial<PaymentStore>> = {
  'brings back what was removed': (store) => ({
    write: async (key, value, options) =>
      (await store.write(key, value, options)) ||
      ((await store.read(key)) === null && store.write(key, value, { ...options, version: null })),
  }),
  'makes due what it refused': (store) => ({
    async write(key, value, options) {
      if (await store.write(key, value, options)) return true
      if (options.due) await store.write(`${key} again`, value, { version: null, due: options.due })
      return false
    },
  }),
  'removes more than one document': (store) => {
    const keys = new Set<string>()
    return {
      write: (key, value, options) => store.write(keys.add(key) && key, value, options),
      async remove() {
        for (const key of keys) await store.remove(key)
      },
    }
  },
  'keeps the first expiry': (store) => {
    const first = new Map<string, number | undefined>()
    return {
      write(key, value, options) {
        if (options.version === null) first.set(key, options.expiresIn)
        return store.write(key, value, { ...options, expiresIn: first.get(key) })
      },
    }
  },
  'keeps the first due time': (store) => {
    const first = new Map<string, { scope: string; at: number }>()
    return {
      write(key, value, options) {
        if (options.version === null && options.due) first.set(key, options.due)
        return store.write(key, value, { ...options, due: options.due && (first.get(key) ?? options.due) })
      },
    }
  },
  'lists a hundred at most': (store) => ({
    listDue: (scope, before, limit) => store.listDue(scope, before, Math.min(limit, 100)),
  }),
}

async function findBroken(make: (store: PaymentStore) => Partial<PaymentStore>): Promise<string[]> {
  const failed: string[] = []
  for (const { name, run } of storeSuite) {
    let time = 0
    const memory = memoryStore({ now: () => time })
    const store = { ...memory, ...make(memory) }
    await run({ open: () => store, pass: (milliseconds) => void (time += milliseconds) }).catch(() =>
      failed.push(name),
    )
  }
  return failed
}

test('default: a store that keeps every promise passes', async () => {
  expect(await findBroken(() => ({}))).toEqual([])
})

test.each(Object.keys(broken))('behavior: a store that %s is found', async (name) => {
  expect(await findBroken(broken[name] ?? (() => ({})))).not.toEqual([])
})
