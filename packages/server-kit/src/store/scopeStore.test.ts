import { expect, test } from 'vitest'
import { memoryStore } from './memoryStore.ts'
import { getScope, scopeStore } from './scopeStore.ts'

test.each([
  ['https://acme.biapi.pro/2.0', 'acme'],
  ['https://acme-sandbox.biapi.pro/2.0', 'acme@acme-sandbox.biapi.pro'],
  ['http://127.0.0.1:4300/2.0', 'acme@127.0.0.1:4300'],
  ['https://powens.acme.example/2.0', 'acme@powens.acme.example'],
])('getScope: %s', (apiUrl, scope) => {
  expect(getScope({ domain: 'acme', apiUrl })).toBe(scope)
})

test('behavior: two domains on one store never meet, whatever they do', async () => {
  const store = memoryStore()
  const [sandbox, live] = [scopeStore(store, 'acme-sandbox'), scopeStore(store, 'acme')]
  const heard: string[] = []
  await live.subscribe?.('orders', (message) => heard.push(message))

  await sandbox.write('order:1', 'a', { version: null, dueAt: 1 })
  await sandbox.publish?.('orders', '1')
  expect(await live.read('order:1')).toBeNull()
  expect(await live.listDue(10, 10)).toEqual([])
  expect(await sandbox.listDue(10, 10)).toEqual(['order:1'])
  expect(heard).toEqual([])

  expect(await live.write('order:1', 'b', { version: null })).toBe(true)
  await live.remove('order:1')
  expect(await sandbox.read('order:1')).toEqual({ value: 'a', version: 1 })
  expect([await sandbox.count('rate', 1000), await live.count('rate', 1000)]).toEqual([1, 1])
})
