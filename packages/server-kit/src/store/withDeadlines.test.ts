import { expect, test } from 'vitest'
import { memoryStore } from './memoryStore.ts'
import type { PaymentStore } from './PaymentStore.ts'
import { withDeadlines } from './withDeadlines.ts'

const never = () => new Promise<never>(() => undefined)

test.each(['read', 'write', 'remove', 'listDue', 'count', 'publish', 'subscribe'] as const)(
  'behavior: a %s without an answer is named',
  async (name) => {
    const store = withDeadlines({ ...memoryStore(), [name]: never }, 20)
    const call = store[name] as (...given: unknown[]) => Promise<unknown>
    await expect(call('key', 'value', { version: null })).rejects.toThrow(
      `${name} answers within 0.02 seconds`,
    )
  },
)

test('behavior: what a store throws or gives is its own', async () => {
  const failure = new Error('relation "powens_documents" does not exist')
  const broken: PaymentStore = { ...memoryStore(), read: () => Promise.reject(failure) }
  await expect(withDeadlines(broken).read('key')).rejects.toBe(failure)
  const { publish, ...silent } = memoryStore()
  expect(publish).toBeTypeOf('function')
  expect(withDeadlines(silent)).not.toHaveProperty('publish')
  const store = withDeadlines(memoryStore())
  expect(await store.write('key', 'value', { version: null })).toBe(true)
  expect(await store.read('key')).toMatchObject({ value: 'value' })
})
