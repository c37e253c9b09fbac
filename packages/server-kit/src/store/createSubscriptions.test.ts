import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createSubscriptions } from './createSubscriptions.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A database that notifies, and whose connections can end, go silent or be refused. */
function createDatabase() {
  const connections: {
    topics: Set<string>
    isSilent: boolean
    isClosed: boolean
    receive: (topic: string, message: string) => void
    lose: () => void
  }[] = []
  const database = {
    connections,
    isDown: false,
    publish(topic: string, message: string): void {
      for (const { topics, isSilent, isClosed, receive } of connections)
        if (topics.has(topic) && !isSilent && !isClosed) receive(topic, message)
    },
    async open(receive: (topic: string, message: string) => void, lose: () => void) {
      if (database.isDown) throw new Error('refused')
      const connection = { topics: new Set<string>(), isSilent: false, isClosed: false, receive, lose }
      connections.push(connection)
      return {
        subscribe: async (topic: string) => void connection.topics.add(topic),
        unsubscribe: async (topic: string) => void connection.topics.delete(topic),
        ping: () => (connection.isSilent ? new Promise(() => undefined) : Promise.resolve()),
        close: () => (connection.isClosed = true),
      }
    },
  }
  return database
}

async function open() {
  const database = createDatabase()
  const subscriptions = createSubscriptions(database)
  const heard: string[] = []
  const end = await subscriptions.subscribe('orders', (message) => heard.push(message))
  return { database, subscriptions, heard, end }
}

test('default: one connection, opened for the first subscription and closed after the last', async () => {
  const { database, subscriptions, heard, end } = await open()
  const endOther = await subscriptions.subscribe('other', (message) => heard.push(message))
  database.publish('orders', 'one')
  database.publish('other', 'two')
  await end()
  expect(database.connections).toMatchObject([{ isClosed: false, topics: new Set(['other']) }])
  await endOther()
  expect(database.connections).toMatchObject([{ isClosed: true }])
  expect(heard).toEqual(['one', 'two'])
  expect(vi.getTimerCount()).toBe(0)
})

test.each<[string, (connection: { isSilent: boolean; lose: () => void }) => void, number]>([
  ['ends', ({ lose }) => lose(), 0],
  ['stays open and silent', (connection) => (connection.isSilent = true), 20_000],
])('behavior: a connection that %s is replaced, with all its topics', async (_, breakIt, within) => {
  const { database, subscriptions, heard } = await open()
  await subscriptions.subscribe('other', (message) => heard.push(message))
  breakIt(database.connections[0]!)
  await vi.advanceTimersByTimeAsync(within)
  expect(database.connections).toMatchObject([{ isClosed: true }, { isClosed: false }])
  database.publish('orders', 'one')
  database.publish('other', 'two')
  expect(heard).toEqual(['one', 'two'])
  await subscriptions.close()
  expect(vi.getTimerCount()).toBe(0)
})

test('behavior: a database that is down is tried again each second, until it is back', async () => {
  const { database, heard } = await open()
  database.isDown = true
  database.connections[0]!.lose()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(database.connections).toHaveLength(1)
  database.isDown = false
  await vi.advanceTimersByTimeAsync(1_000)
  database.publish('orders', 'one')
  expect(heard).toEqual(['one'])
})

test('behavior: a first subscription that fails leaves nothing, and may be tried again', async () => {
  const database = createDatabase()
  const subscriptions = createSubscriptions(database)
  const heard: string[] = []
  database.isDown = true
  await expect(subscriptions.subscribe('orders', () => undefined)).rejects.toThrow('refused')
  expect(vi.getTimerCount()).toBe(0)
  database.isDown = false
  await subscriptions.subscribe('orders', (message) => heard.push(message))
  database.publish('orders', 'one')
  expect(heard).toEqual(['one'])
})

test('behavior: a closed one stays closed when its connection ends', async () => {
  const { database, subscriptions } = await open()
  await subscriptions.close()
  database.connections[0]!.lose()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(database.connections).toHaveLength(1)
})
