import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createVerdict, loadKit, type Kit } from './loadKit.ts'

/** A chunked body that counts how much of it was taken. */
function createFlood(bytes: number, chunk = 16_384) {
  let taken = 0
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (taken >= bytes) return controller.close()
        taken += chunk
        controller.enqueue(new Uint8Array(chunk).fill(32))
      },
    },
    { highWaterMark: 0 },
  )
  return { stream, taken: () => taken }
}

const post = (kit: Kit, path: string, body: BodyInit, headers: Record<string, string> = {}) =>
  new Request(kit.publicUrl + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
    duplex: 'half',
  } as RequestInit)

/** What each route reads at most: a webhook of a large bulk is longer than anything a browser sends. */
const mostRead = (path: string) => (path === '/webhooks' ? 4 * 1024 * 1024 : 64 * 1024)

/** A body of 64 MiB is refused, and hardly read. */
async function flood(kit: Kit) {
  const { verdict, expectThat } = createVerdict()
  const shop = kit.createShop({ hasWebhooks: false })
  for (const path of ['/payments', '/payments/find', '/connectors', '/webhooks']) {
    const { stream, taken } = createFlood(64 * 1024 * 1024)
    const signed = { 'BI-Signature': 'x', 'BI-Signature-Date': '2026-01-15T09:30:00Z' }
    const response = await shop.handler(post(kit, path, stream, path === '/webhooks' ? signed : {}))
    expectThat(response.status === 413, `${path} answered ${response.status}`)
    expectThat(taken() <= mostRead(path) + 64 * 1024, `${path} took ${taken()} bytes`)
  }
  return verdict
}

test('behavior: 64 MiB are refused after 64 KiB, as a webhook after 4 MiB', async () => {
  expect(await flood(await loadKit())).toEqual({ cases: 8, violations: [] })
})

test('behavior: without the counter they would be read', async () => {
  const readBytes = async (stream: ReadableStream<Uint8Array> | null) =>
    new Uint8Array(await new Response(stream).arrayBuffer())
  const kit = await loadKit(['internal/readBytes.ts', { readBytes }])
  expect((await flood(kit)).violations.filter((what) => what.includes('took'))).toHaveLength(4)
})

test('behavior: what declares itself too long is refused unread', async () => {
  const kit = await loadKit()
  const { stream, taken } = createFlood(1024)
  const response = await kit
    .createShop()
    .handler(post(kit, '/payments', stream, { 'content-length': '999999999' }))
  expect([response.status, taken()]).toEqual([413, 0])
})

test('behavior: a body that does not arrive is given up', async () => {
  const { fromRequest } = await import('../../src/http/IncomingRequest.ts')
  const { readBody } = await import('../../src/http/readJsonBody.ts')
  const kit = await loadKit()
  const silent = new ReadableStream<Uint8Array>({ pull: () => new Promise(() => undefined) })
  await expect(readBody(fromRequest(post(kit, '/payments', silent)), 10)).rejects.toMatchObject({
    code: 'request_timeout',
  })
})

const nested = (depth: number) => `{"input":${'['.repeat(depth)}${']'.repeat(depth)}}`

const bodies: [string, BodyInit, number][] = [
  ['nested deeper than 32', nested(33), 400],
  ['nested a thousand times', nested(1000), 400],
  ['a key twice', '{"input":{"orderId":"42","orderId":"43"}}', 400],
  ['a key twice, once escaped', String.raw`{"input":{"orderId":"42","order\u0049d":"43"}}`, 400],
  ['a prototype', '{"input":{"__proto__":{"isAdmin":true}}}', 400],
  ['a prototype, escaped', String.raw`{"input":{"\u005f_proto__":{}}}`, 400],
  ['an unknown key', '{"input":{"orderId":"42"},"amount":1}', 400],
  ['no object', '[{"input":{}}]', 400],
  ['null', 'null', 400],
  ['no JSON', '{"input":', 400],
  ['nothing', '', 400],
  ['a byte order mark', '\ufeff{"input":{"orderId":"42"}}', 400],
  ['strings that look like structure', String.raw`{"input":{"orderId":"42","note":"}]\"{[ \\"}}`, 201],
  ['the same key in two objects', '{"input":{"orderId":"42","a":{"x":1},"b":{"x":1}}}', 201],
  [
    'bytes that are not UTF-8',
    new Uint8Array([
      ...new TextEncoder().encode('{"input":{"orderId":"42","a":"'),
      0xff,
      ...new TextEncoder().encode('"}}'),
    ]),
    400,
  ],
]

/** Which bodies are not answered as they should be. */
async function findMisread(kit: Kit): Promise<string[]> {
  const misread: string[] = []
  for (const [name, body, expected] of bodies) {
    const shop = kit.createShop({ hasWebhooks: false })
    const { status } = await shop.handler(post(kit, '/payments', body))
    if (status !== expected) misread.push(name)
  }
  return misread
}

test('behavior: two readers of a body see the same, or neither sees it', async () => {
  expect(bodies.length).toBeGreaterThanOrEqual(15)
  expect(await findMisread(await loadKit())).toEqual([])
})

test('behavior: without the strict reader they would not', async () => {
  const kit = await loadKit(['http/checkJson.ts', { parseStrictJson: JSON.parse }])
  expect(await findMisread(kit)).toEqual(
    expect.arrayContaining(['nested deeper than 32', 'a key twice', 'a prototype', 'a prototype, escaped']),
  )
})

test('behavior: without fatal decoding bytes would be guessed', async () => {
  const decoder = new TextDecoder()
  const kit = await loadKit(['internal/bytes.ts', { fromUtf8: (bytes: Uint8Array) => decoder.decode(bytes) }])
  expect(await findMisread(kit)).toContain('bytes that are not UTF-8')
})

test('behavior: what passes is what JSON.parse gives, and no prototype changes', async () => {
  const { parseStrictJson } = await loadKit()
  const before = Object.getOwnPropertyNames(Object.prototype).join()
  const texts = fc.oneof(
    fc.json({ maxDepth: 8 }),
    fc
      .object({ key: fc.constantFrom('a', 'b', '__proto__', 'constructor') })
      .map((value) => JSON.stringify(value)),
  )
  fc.assert(
    fc.property(texts, (text) => {
      const attempt = (() => {
        try {
          return { value: parseStrictJson(text) }
        } catch {
          return null
        }
      })()
      if (attempt) expect(attempt.value).toEqual(JSON.parse(text))
      else expect(text).toMatch(/__proto__|\\u/)
    }),
    { numRuns: 1000, seed: 18 },
  )
  expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(before)
  expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined()
})

const growing: Record<string, (size: number) => string> = {
  keys: (size) =>
    JSON.stringify(Object.fromEntries(Array.from({ length: size / 10 }, (_, index) => [`key${index}`, 1]))),
  escapes: (size) => `"${'\\\\'.repeat(size / 2)}"`,
  'space in a list': (size) => `[${' '.repeat(size)}]`,
  'space after a key': (size) => `{"a"${' '.repeat(size)}:1}`,
}

/**
 * A text that counts what is done with it: a step for each character that is looked at, and for each one that a method of
 * strings has to look at.
 */
function countSteps(text: string, read: (text: string) => unknown): number {
  let steps = 0
  const count = (part: string): string =>
    new Proxy(new String(part), {
      get(_, name) {
        const value: unknown = part[name as keyof string]
        if (typeof value !== 'function') {
          steps++
          return value
        }
        return (...values: unknown[]) => {
          const result: unknown = value.apply(part, values)
          const isPart = ['slice', 'substring', 'at', 'charAt', 'charCodeAt', 'codePointAt'].includes(
            String(name),
          )
          steps += isPart ? String(result).length : part.length
          return isPart && typeof result === 'string' ? count(result) : result
        }
      },
    }) as unknown as string
  read(count(text))
  return steps
}

/** Texts for which sixteen times the length is more than sixteen times the work. */
const findSlow = (parseStrictJson: (text: string) => unknown, length: number): string[] =>
  Object.entries(growing).flatMap(([name, build]) => {
    const stepsOfEach = (text: string): number => countSteps(text, parseStrictJson) / text.length
    return stepsOfEach(build(length * 16)) <= stepsOfEach(build(length)) * 1.1 ? [] : [name]
  })

test('behavior: it takes linear time', async () => {
  const { parseStrictJson } = await loadKit()
  expect(findSlow(parseStrictJson, 10_000)).toEqual([])
})

/** Readers that take more time for each character, the further it stands in a text. */
const slowReaders: Record<string, (text: string) => void> = {
  keys: (text) => {
    for (const { 0: key, index } of text.matchAll(/"[^"]*":/g)) {
      if (text.slice(0, index).includes(key)) throw new Error('The body names a key twice.')
    }
  },
  escapes: (text) => {
    for (let index = 0; index < text.length; index++) {
      let first = index
      while (text[first] === '\\') first--
    }
  },
  space: (text) => {
    for (let index = 0; index < text.length; index++) {
      let next = index
      while (text[next] === ' ') next++
    }
  },
}

test.each([
  ['looks back for every key', 'keys', ['keys']],
  ['counts the signs of escape before each', 'escapes', ['escapes']],
  ['looks past each space', 'space', ['space in a list', 'space after a key']],
])('behavior: a reader that %s would not', (_, reader, slow) => {
  expect(findSlow(slowReaders[reader] ?? expect.unreachable, 100)).toEqual(slow)
})
