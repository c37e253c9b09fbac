import { expect, test } from 'vitest'
import { memoryStore } from '../../store/memoryStore.ts'
import { scopeStore } from '../../store/scopeStore.ts'
import { createHub } from './createHub.ts'

const openHub = () => createHub(scopeStore(memoryStore(), 'acme'))

test('behavior: unwatching twice removes nobody else', async () => {
  const hub = openHub()
  const unwatch = await hub.watch('42', () => undefined)
  unwatch()
  let calls = 0
  await hub.watch('42', () => (calls += 1))
  unwatch()
  hub.notify('42')
  expect(calls).toBeGreaterThan(0)
  await hub.close()
})

test('behavior: one listener that watches twice is called until both are unwatched', async () => {
  const hub = openHub()
  let calls = 0
  const listener = () => void (calls += 1)
  const unwatch = await hub.watch('42', listener)
  await hub.watch('42', listener)
  unwatch()
  hub.notify('42')
  expect(calls).toBeGreaterThan(0)
  await hub.close()
})

test('behavior: a subscription that failed is tried again by the next watcher', async () => {
  const store = memoryStore()
  const { subscribe } = store
  let tries = 0
  const hub = createHub(
    scopeStore(
      {
        ...store,
        subscribe: async (topic, listener) => {
          if (++tries === 1) throw new Error('The connection was cut.')
          return subscribe?.(topic, listener) ?? (async () => undefined)
        },
      },
      'acme',
    ),
  )
  await hub.watch('42', () => undefined)
  expect(hub.hearsEverything()).toBe(false)
  let calls = 0
  await hub.watch('42', () => (calls += 1))
  expect(hub.hearsEverything()).toBe(true)
  await store.publish?.('acme/orders', '42')
  expect(calls).toBe(1)
  await hub.close()
})
