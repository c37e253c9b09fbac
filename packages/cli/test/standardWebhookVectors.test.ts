import { execFileSync } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { Webhook } from 'standardwebhooks'
import { afterEach, expect, test, vi } from 'vitest'
import { findStandardWebhookFault } from '../src/standardWebhooks/verifyStandardWebhook.ts'

interface Vector {
  name: string
  secret: string
  headers: Record<string, string>
  body: string
  /** Seconds. */
  now: number
  isGenuine: boolean
}

const file = new URL('../fixtures/standardWebhooks.json', import.meta.url)
const now = 1_768_469_400
const at = new Date(now * 1000)
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const other = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDazfgh5Hi5rs='
const body = '{"type":"payment.updated","data":{"changeId":"42-1","note":"Café à emporter ✓"}}'

function signWithShortKey(text: string): string {
  const key = Buffer.from(text.replace(/^whsec_/, ''), 'base64')
  return `v1,${createHmac('sha256', key).update(`42-1.${now}.${body}`).digest('base64')}`
}

/** The vectors, every signature in them made by the scheme's published library. */
function createVectors(): Vector[] {
  const sign = (key: string, id: string, text: string, date = at) => ({
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(date.getTime() / 1000)),
    'webhook-signature': new Webhook(key).sign(id, date, text),
  })
  const good = sign(secret, '42-1', body)
  const make = (name: string, isGenuine: boolean, change: Partial<Vector> = {}): Vector => ({
    name,
    secret,
    headers: good,
    body,
    now,
    isGenuine,
    ...change,
  })
  const without = (header: keyof typeof good) =>
    Object.fromEntries(Object.entries(good).filter(([key]) => key !== header))
  const signature = good['webhook-signature']
  return [
    make('as sent', true),
    make('an empty object', true, { body: '{}', headers: sign(secret, 'prepare_1', '{}') }),
    make('signed with two secrets, ours first', true, {
      headers: { ...good, 'webhook-signature': `${signature} ${new Webhook(other).sign('42-1', at, body)}` },
    }),
    make('signed with two secrets, ours last', true, {
      headers: { ...good, 'webhook-signature': `${new Webhook(other).sign('42-1', at, body)} ${signature}` },
    }),
    make('a version nobody knows beside ours', true, {
      headers: { ...good, 'webhook-signature': `v9,abc ${signature}` },
    }),
    make('four minutes late', true, { now: now + 240 }),
    make('four minutes early', true, { now: now - 240 }),
    make('six minutes late', false, { now: now + 360 }),
    make('six minutes early', false, { now: now - 360 }),
    make('one byte changed', false, { body: body.replace('42-1', '42-2') }),
    make('a space added', false, { body: `${body} ` }),
    make('the id changed', false, { headers: { ...good, 'webhook-id': '42-2' } }),
    make('the timestamp changed', false, { headers: { ...good, 'webhook-timestamp': String(now + 1) } }),
    make('a timestamp that is no number', false, { headers: { ...good, 'webhook-timestamp': 'now' } }),
    make('another secret', false, { secret: other }),
    // Anybody could sign with these.
    ...['whsec_', '', ' ', 'whsec_AAAA'].map((key) =>
      make(`the secret ${JSON.stringify(key)}`, false, {
        secret: key,
        headers: { ...good, 'webhook-signature': signWithShortKey(key) },
      }),
    ),
    make('the signature cut short', false, {
      headers: { ...good, 'webhook-signature': signature.slice(0, -4) },
    }),
    make('another version of the signature', false, {
      headers: { ...good, 'webhook-signature': signature.replace('v1,', 'v2,') },
    }),
    make('an empty signature', false, { headers: { ...good, 'webhook-signature': '' } }),
    ...(['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const).map((header) =>
      make(`no ${header}`, false, { headers: without(header) }),
    ),
  ]
}

const vectors = createVectors()
afterEach(() => vi.useRealTimers())

test('behavior: the file holds these vectors', async () => {
  await expect(`${JSON.stringify(vectors, null, 2)}\n`).toMatchFileSnapshot(fileURLToPath(file))
})

function isAccepted({ secret: key, body: text, headers }: Vector): boolean {
  try {
    new Webhook(key).verify(text, headers)
    return true
  } catch {
    return false
  }
}

// It takes a key of any length, the empty one too.
const withKey = vectors.filter(({ name }) => !name.startsWith('the secret'))
test.each(withKey)('the published library: $name', (vector) => {
  vi.useFakeTimers({ now: vector.now * 1000 })
  expect(isAccepted(vector)).toBe(vector.isGenuine)
})

test.each(vectors)('findStandardWebhookFault: $name', (vector) => {
  const fault = findStandardWebhookFault({
    headers: new Headers(vector.headers),
    body: new TextEncoder().encode(vector.body),
    secrets: [vector.secret],
    now: vector.now * 1000,
  })
  expect(fault === null).toBe(vector.isGenuine)
})

test.each([
  ['Python', 'python3', '../../../examples/python/check_vectors.py'],
  ['PHP', 'php', '../../../examples/php/check_vectors.php'],
])('the example in %s', (_, program, script) => {
  const path = fileURLToPath(new URL(script, import.meta.url))
  const output = execFileSync(program, [path, fileURLToPath(file)], { encoding: 'utf8' })
  expect(output.trim()).toBe(`${vectors.length} of ${vectors.length} vectors agree`)
})
