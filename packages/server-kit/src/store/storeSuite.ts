/**
 * What the handler relies on in a store, as cases for any test runner.
 *
 * @example
 * for (const { name, run } of storeSuite) test(name, () => run({ open: () => postgresStore(pool) }))
 *
 * @module
 */
import type { PaymentStore } from './PaymentStore.ts'
import { withDeadlines } from './withDeadlines.ts'

export interface StoreSuiteParameters {
  /** A store over the same data each time it is called: what one writes, the next reads. */
  open: () => PaymentStore | Promise<PaymentStore>
  /** Lets this many milliseconds pass for the store's expiry. @default waits */
  pass?: ((milliseconds: number) => void | Promise<void>) | undefined
}

export interface StoreCase {
  name: string
  run: (parameters: StoreSuiteParameters) => Promise<void>
}

let made = 0
const uniqueKey = (): string => `suite:${Date.now().toString(36)}:${++made}:é/%20"'\\`

function check(isTrue: boolean, promise: string): asserts isTrue {
  if (!isTrue) throw new Error(`The store broke a promise: ${promise}.`)
}

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

const cases: readonly StoreCase[] = [
  {
    name: 'what is not there is null',
    async run({ open }) {
      check((await (await open()).read(uniqueKey())) === null, 'an unknown key reads as null')
    },
  },
  {
    name: 'what was written is read, byte for byte',
    async run({ open }) {
      const store = await open()
      const key = uniqueKey()
      const value = JSON.stringify({ text: 'é "quoted" \\ 😀 \u2028 \u0000', number: 1.5 }).repeat(50)
      check(await store.write(key, value, { version: null }), 'the first write of a key succeeds')
      check((await store.read(key))?.value === value, 'a value comes back unchanged')
      check((await (await open()).read(key))?.value === value, 'another connection reads it at once')
    },
  },
  {
    name: 'every write raises the version',
    async run({ open }) {
      const store = await open()
      const key = uniqueKey()
      await store.write(key, 'a', { version: null })
      const first = await store.read(key)
      check(
        await store.write(key, 'a', { version: first?.version ?? null }),
        'a write at the read version succeeds',
      )
      check(
        (await store.read(key))?.version !== first?.version,
        'an equal value has a new version all the same',
      )
    },
  },
  {
    name: 'a write at another version changes nothing',
    async run({ open }) {
      const store = await open()
      const key = uniqueKey()
      check(!(await store.write(key, 'b', { version: 1 })), 'a version of a missing document is refused')
      await store.write(key, 'a', { version: null })
      const version = (await store.read(key))?.version ?? 0
      check(!(await store.write(key, 'b', { version: null })), 'a document that exists is not created')
      check(!(await store.write(key, 'b', { version: version + 1 })), 'a version to come is refused')
      check((await store.read(key))?.value === 'a', 'a refused write leaves the document as it was')
    },
  },
  {
    name: 'of many writers at one version one wins',
    async run({ open }) {
      const stores = await Promise.all([open(), open()])
      const key = uniqueKey()
      for (let round = 0; round < 20; round++) {
        const version = (await stores[0].read(key))?.version ?? null
        const writers = Array.from({ length: 10 }, (_, index) =>
          (index % 2 ? stores[1] : stores[0]).write(key, `${round}:${index}`, { version }),
        )
        const winners = (await Promise.all(writers)).filter(Boolean).length
        check(winners === 1, `exactly one of ten writers wins; ${winners} did`)
      }
    },
  },
  {
    name: 'a removed document is gone and may be created again',
    async run({ open }) {
      const store = await open()
      const [scope, key] = [uniqueKey(), uniqueKey()]
      await store.write(key, 'a', { version: null, due: { scope, at: 1 } })
      await store.remove(key)
      await store.remove(key)
      check((await store.read(key)) === null, 'a removed document reads as null')
      check(!(await store.listDue(scope, 2, 1000)).includes(key), 'a removed document is not due')
      check(await store.write(key, 'b', { version: null }), 'a removed key may be created')
    },
  },
  {
    name: 'an expired document is gone, not due, and may be created again',
    async run({ open, pass = sleep }) {
      const store = await open()
      const [scope, short, long] = [uniqueKey(), uniqueKey(), uniqueKey()]
      await store.write(short, 'a', { version: null, expiresIn: 500, due: { scope, at: 1 } })
      await store.write(long, 'a', { version: null, expiresIn: 500 })
      await store.write(long, 'b', { version: (await store.read(long))?.version ?? null })
      check((await store.read(short))?.value === 'a', 'a document lives until it expires')
      await pass(1_000)
      check((await store.read(short)) === null, 'an expired document reads as null')
      check(!(await store.listDue(scope, 2, 1000)).includes(short), 'an expired document is not due')
      check((await store.read(long))?.value === 'b', 'a write without expiry keeps the document')
      check(await store.write(short, 'c', { version: null }), 'an expired key may be created')
    },
  },
  {
    name: 'what was read before a document was removed brings nothing back',
    async run({ open }) {
      const [a, b] = await Promise.all([open(), open()])
      const [scope, key, other] = [uniqueKey(), uniqueKey(), uniqueKey()]
      await a.write(key, 'a', { version: null })
      await a.write(other, 'kept', { version: null, due: { scope, at: 1 } })
      const version = (await a.read(key))?.version ?? 0
      await b.remove(key)
      const due = { scope, at: 1 }
      check(
        !(await a.write(key, 'b', { version, due })),
        'a write at the version of a removed document is refused',
      )
      check((await a.read(key)) === null, 'a removed document stays removed')
      check((await a.listDue(scope, 2, 1000)).join() === other, 'a refused write makes nothing due')
      check((await a.read(other))?.value === 'kept', 'removing takes one document and no other')
    },
  },
  {
    name: 'what was read before a document expired brings nothing back',
    async run({ open, pass = sleep }) {
      const store = await open()
      const key = uniqueKey()
      await store.write(key, 'a', { version: null, expiresIn: 500 })
      const version = (await store.read(key))?.version ?? 0
      await pass(1_000)
      check(
        !(await store.write(key, 'b', { version })),
        'a write at the version of an expired document is refused',
      )
      check((await store.read(key)) === null, 'an expired document stays gone')
    },
  },
  {
    name: 'each write sets expiry and due time anew',
    async run({ open, pass = sleep }) {
      const store = await open()
      const [scope, kept, longer, shorter] = [uniqueKey(), uniqueKey(), uniqueKey(), uniqueKey()]
      const rewrite = async (key: string, first: number | undefined, then: number | undefined) => {
        await store.write(key, 'a', { version: null, expiresIn: first, due: { scope, at: 1 } })
        const version = (await store.read(key))?.version ?? 0
        await store.write(key, 'b', { version, expiresIn: then, due: { scope, at: 5 } })
      }
      await rewrite(kept, 500, undefined)
      await rewrite(longer, 500, 60_000)
      await rewrite(shorter, undefined, 500)
      check(
        (await store.listDue(scope, 4, 1000)).length === 0,
        'a later due time takes the place of an earlier one',
      )
      await pass(1_000)
      check((await store.read(kept))?.value === 'b', 'a write without expiry is kept')
      check((await store.read(longer))?.value === 'b', 'a write with a longer expiry is kept longer')
      check((await store.read(shorter)) === null, 'a write with an expiry ends what was kept')
      const due = await store.listDue(scope, 5, 1000)
      check(due.toSorted().join() === [kept, longer].toSorted().join(), 'what is kept is due')
    },
  },
  {
    name: 'many calls at once all end',
    async run({ open }) {
      const [a, b] = await Promise.all([open(), open()])
      const scope = uniqueKey()
      const keys = Array.from({ length: 200 }, uniqueKey)
      const written = await Promise.all(
        keys.map((key, index) =>
          (index % 2 ? a : b).write(key, key, { version: null, due: { scope, at: index } }),
        ),
      )
      check(written.every(Boolean), 'writers of different documents do not disturb each other')
      const read = await Promise.all(keys.map((key, index) => (index % 2 ? b : a).read(key)))
      check(
        read.every((document, index) => document?.value === keys[index]),
        'every document is read',
      )
      check((await a.listDue(scope, 1000, 1000)).join() === keys.join(), 'every document is due')
      await Promise.all(keys.map((key) => a.remove(key)))
      check((await b.listDue(scope, 1000, 1000)).length === 0, 'every document is removed')
    },
  },
  {
    name: 'what is due is listed, the longest due first',
    async run({ open }) {
      const store = await open()
      const scope = uniqueKey()
      const keys = [uniqueKey(), uniqueKey(), uniqueKey(), uniqueKey()]
      const times = [-3e6, -5e6, -4e6, 5e15]
      for (const [index, key] of keys.entries())
        await store.write(key, 'a', { version: null, due: { scope, at: times[index] ?? 0 } })
      const due = await store.listDue(scope, -2e6, 1000)
      check(
        due.join() === [keys[1], keys[2], keys[0]].join(),
        'due keys are in order, and others are left out',
      )
      check((await store.listDue(scope, -2e6, 1)).length === 1, 'a limit is kept')
      const between = await store.listDue(scope, -3e6, 1000, -5e6)
      check(between.join() === [keys[2], keys[0]].join(), 'what is due at or before `after` is left out')
      check((await store.listDue(scope, 1e16, 1, -3e6)).join() === keys[3], 'a limit counts from `after` on')

      for (const key of keys)
        await store.write(key, 'a', { version: (await store.read(key))?.version ?? null })
      const later = await store.listDue(scope, -2e6, 1000)
      check(later.length === 0, 'a write without a time makes a document due no more')
    },
  },
  {
    name: 'each scope lists what is due in it, however much is due in another',
    async run({ open }) {
      const store = await open()
      const [sandbox, live] = [uniqueKey(), uniqueKey()]
      const backlog = Array.from({ length: 20 }, (_, index) => `${sandbox}/${index}`)
      for (const [at, key] of backlog.entries())
        await store.write(key, 'a', { version: null, due: { scope: sandbox, at } })
      const key = `${live}/1`
      await store.write(key, 'a', { version: null, due: { scope: live, at: 100 } })
      check((await store.listDue(live, 1000, 5)).join() === key, 'a backlog of another scope takes no place')
      check((await store.listDue(sandbox, 1000, 100)).join() === backlog.join(), 'a scope lists its own')
      check(
        (await store.listDue(sandbox.slice(0, -1), 1000, 100)).length === 0,
        'a part of a name is no scope',
      )

      const version = (await store.read(key))?.version ?? null
      await store.write(key, 'b', { version, due: { scope: sandbox, at: 50 } })
      check((await store.listDue(live, 1000, 5)).length === 0, 'a document is due in one scope at a time')
      check((await store.listDue(sandbox, 1000, 100)).at(-1) === key, 'a document may move to another scope')
      await store.remove(key)
      check(!(await store.listDue(sandbox, 1000, 100)).includes(key), 'a removed document is due nowhere')
    },
  },
  {
    name: 'documents stand in lists, the greatest place first, until they are written without them',
    async run({ open }) {
      const [store, other] = await Promise.all([open(), open()])
      if (!store.list || !other.list) return
      const [scope, key, second] = [uniqueKey(), uniqueKey(), uniqueKey()]
      const at = (list: string, ...places: string[]) => places.map((place) => ({ scope, list, place }))
      const show = async (list: string, range = {}) =>
        ((await other.list?.(scope, list, { limit: 10, ...range })) ?? [])
          .map((entry) => `${entry.place}${entry.key === key ? '' : '*'}`)
          .join()
      const all = [...at('all', '2', '4'), ...at('é "quoted" \u0000', '4')]
      check(await store.write(key, 'a', { version: null, listed: all }), 'a listed document is written')
      await store.write(second, 'a', { version: null, listed: [...at('all', '3'), ...at('other', '9')] })
      check((await show('all')) === '4,3*,2', 'a list holds what stands in it, in order')
      check((await show('all', { limit: 1 })) === '4', 'a list keeps a limit')
      check((await show('all', { below: '4' })) === '3*,2', '`below` leaves out what stands there or above')
      check((await show('all', { from: '3' })) === '4,3*', '`from` leaves out what stands below')
      check((await show('é "quoted" \u0000')) === '4', 'a list may have any name')
      check((await show('al')) === '', 'a part of a name is no list')
      check(
        (await other.list(uniqueKey(), 'all', { limit: 10 })).length === 0,
        'each scope has lists of its own',
      )

      const version = (await store.read(key))?.version ?? 0
      check(
        !(await store.write(key, 'b', { version: version + 1, listed: at('all', '7') })),
        'a write at another version is refused',
      )
      check((await show('all')) === '4,3*,2', 'a refused write moves nothing')
      await store.write(key, 'b', { version, listed: at('all', '2', '5') })
      check((await show('all')) === '5,3*,2', 'a write takes a document to other places')
      await store.write(key, 'c', { version: version + 1 })
      check(
        (await show('all')) === '5,3*,2',
        'a write that names no places leaves a document where it stands',
      )
      check((await show('é "quoted" \u0000')) === '', 'and out of the lists that it leaves out')
      await store.remove(key)
      check((await show('all')) === '3*', 'a removed document stands in no list')
      await store.write(second, 'b', { version: (await store.read(second))?.version ?? 0, listed: [] })
      check((await show('all')) + (await show('other')) === '', 'a document may leave every list')
    },
  },
  {
    name: 'many documents written at once all stand in their lists',
    async run({ open }) {
      const [a, b] = await Promise.all([open(), open()])
      if (!a.list || !b.list) return
      const scope = uniqueKey()
      const places = Array.from({ length: 100 }, (_, index) => String(1000 + index))
      const write = (place: string, index: number) =>
        (index % 2 ? a : b).write(`${scope}:${place}`, 'a', {
          version: null,
          listed: [
            { scope, list: 'all', place },
            { scope, list: `last ${place.at(-1)}`, place },
          ],
        })
      check((await Promise.all(places.map(write))).every(Boolean), 'writers do not disturb each other')
      const listed = await a.list(scope, 'all', { limit: 1000 })
      check(
        listed.map(({ place }) => place).join() === places.toReversed().join(),
        'every document stands in the list',
      )
      check((await b.list(scope, 'last 7', { limit: 1000 })).length === 10, 'and in each of its lists')
    },
  },
  {
    name: 'a counter counts every caller within its window',
    async run({ open, pass = sleep }) {
      const [a, b] = await Promise.all([open(), open()])
      const key = uniqueKey()
      const counts = await Promise.all(
        Array.from({ length: 20 }, (_, index) => (index % 2 ? a : b).count(key, 500)),
      )
      check(
        counts.toSorted((x, y) => x - y).join() === Array.from(counts, (_, index) => index + 1).join(),
        'every count is counted once',
      )
      await pass(1_000)
      check((await a.count(key, 500)) === 1, 'a new window starts at one')
    },
  },
  {
    name: 'what is published is heard, until it is not listened to',
    async run({ open }) {
      const [a, b] = await Promise.all([open(), open()])
      if (!a.publish || !b.subscribe) return
      const topic = uniqueKey()
      const listener = createListener()
      const end = await b.subscribe(topic, listener.receive)
      await a.publish(topic, 'one')
      await listener.until(1)
      await end()
      await a.publish(topic, 'two')
      check(
        listener.heard.join() === 'one',
        'a listener receives what is published while it listens, and no more',
      )
    },
  },
  {
    name: 'two domains listen on one store, and one that stops leaves the other',
    async run({ open }) {
      const store = await open()
      const { publish, subscribe } = store
      if (!publish || !subscribe) return
      const topics = [uniqueKey(), uniqueKey()] as const
      const [first, second, again] = [createListener(), createListener(), createListener()]
      const end = await subscribe.call(store, topics[0], first.receive)
      const endAgain = await subscribe.call(store, topics[0], again.receive)
      const endSecond = await subscribe.call(store, topics[1], second.receive)
      await publish.call(store, topics[0], 'one')
      await publish.call(store, topics[1], 'two')
      await Promise.all([first.until(1), again.until(1), second.until(1)])
      check(
        [first.heard, again.heard, second.heard].join(' ') === 'one one two',
        'each listener receives what is published on its own topic',
      )
      await end()
      await end()
      await publish.call(store, topics[0], 'three')
      await publish.call(store, topics[1], 'four')
      await Promise.all([again.until(2), second.until(2)])
      check(
        [first.heard, again.heard, second.heard].join(' ') === 'one one,three two,four',
        'a listener that stops, even twice, takes nobody with it',
      )
      await Promise.all([endAgain(), endSecond()])

      const late = createListener()
      const endLate = await subscribe.call(store, topics[0], late.receive)
      await publish.call(store, topics[0], 'five')
      await late.until(1)
      await endLate()
      check(late.heard.join() === 'five', 'after the last listener stopped, another may begin')
    },
  },
]

/** No case waits for ever: a call without an answer fails its case, by name. */
export const storeSuite: readonly StoreCase[] = cases.map(({ name, run }) => ({
  name,
  run: ({ open, ...parameters }) => run({ open: async () => withDeadlines(await open()), ...parameters }),
}))

/** Collects messages, and waits until there are so many, or for two seconds. */
function createListener() {
  const heard: string[] = []
  let wake = (): void => undefined
  return {
    heard,
    receive(message: string): void {
      heard.push(message)
      wake()
    },
    async until(count: number): Promise<void> {
      const arrived = new Promise<void>((resolve) => {
        wake = () => heard.length >= count && resolve()
        wake()
      })
      await Promise.race([arrived, sleep(2000)])
    },
  }
}
