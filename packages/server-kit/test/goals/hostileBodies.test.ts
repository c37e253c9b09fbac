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

/** Texts for which sixteen times the length is much more than sixteen times the work. */
function findSlow({ parseStrictJson }: Kit): string[] {
  const time = (text: string): number => {
    const start = performance.now()
    parseStrictJson(text)
    return performance.now() - start
  }
  const tries = Array.from({ length: 4 })
  return Object.entries(growing).flatMap(([name, build]) => {
    const [short, long] = [build(10_000), build(160_000)]
    const quickest = Math.min(...tries.map(() => time(short)))
    // Quadratic would be 256 times: far enough from both for a machine that is busy with other things. One quick run is
    // enough, because only what disturbs a run makes it slower than the text does.
    const isLinear = tries.some(() => time(long) < Math.max(quickest, 0.2) * 64)
    return isLinear ? [] : [name]
  })
}

test('behavior: it takes linear time', async () => {
  expect(findSlow(await loadKit())).toEqual([])
})

test('behavior: a reader that looked back for every key would not', { timeout: 60_000 }, async () => {
  const parseStrictJson = (text: string): unknown => {
    for (const { 0: key, index } of text.matchAll(/"[^"]*":/g)) {
      if (text.slice(0, index).includes(key)) throw new Error('The body names a key twice.')
    }
    return JSON.parse(text)
  }
  const kit = await loadKit(['http/checkJson.ts', { parseStrictJson }])
  expect(findSlow(kit)).toContain('keys')
})
