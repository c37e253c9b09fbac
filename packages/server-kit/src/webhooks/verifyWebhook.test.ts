import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { WebhookVerificationError, type WebhookFailureReason } from '../errors/WebhookVerificationError.ts'
import { toUtf8 } from '../internal/bytes.ts'
import { computeSignature } from './signature.ts'
import { signWebhook } from './signWebhook.ts'
import { verifyWebhook } from './verifyWebhook.ts'
import { webhookTolerance } from './webhookTolerance.ts'

// Computed from the documented algorithm, independently of this code. (docs/powens.md#signature-test-vectors)
const secret = 'sim-hmac-secret-0001'
const secrets = [secret]
const url = 'https://shop.example/hooks/powens'
const date = '2026-01-15T09:30:00.123456Z'
const vectors = [
  [
    '{"id": 42, "state": "done", "state_detail": null, "id_webhook_data": 7}',
    'bH5nRKm0ri5Ik9BXUJK+UYo7/+h8TkAz68ZsOyyQtfU=',
  ],
  ['{"id": 43, "error_description": "Solde insuffisant éà"}', 'zZLczVNtsCLkrkeHvG+8B68/Uew0tligPUQzx1P71uo='],
] as const
const now = () => Date.parse(date)
const [body, signature] = vectors[0]
const headers = { 'BI-Signature': signature, 'BI-Signature-Date': date }
const deliver = (changes: RequestInit & { at?: string } = {}) =>
  new Request(changes.at ?? url, { method: 'POST', headers, body, ...changes })

async function reasonOf(promise: Promise<unknown>): Promise<WebhookFailureReason> {
  const error: unknown = await promise.then(
    () => new Error('It was believed.'),
    (reason: unknown) => reason,
  )
  if (error instanceof WebhookVerificationError) return error.reason
  throw error
}

test('default', async () => {
  expect(await verifyWebhook(deliver(), { secrets, now })).toEqual({
    payload: { id: 42, state: 'done', state_detail: null, id_webhook_data: 7 },
    signedAt: Date.parse('2026-01-15T09:30:00.123Z'),
    isFresh: true,
    deliveryId: 'id-7',
  })
})

test.each(vectors)('behavior: signWebhook signs %s as Powens does', async (text, expected) => {
  expect(await signWebhook({ secret, url, body: text, date })).toEqual({
    'BI-Signature': expected,
    'BI-Signature-Date': date,
  })
})

test('parameters: secrets, several during a rotation and with a stray line feed', async () => {
  expect((await verifyWebhook(deliver(), { secrets: ['another', `${secret}\n`], now })).payload.id).toBe(42)
})

test('parameters: url, where the path is another behind a proxy', async () => {
  const behind = deliver({ at: 'http://10.0.0.7/internal' })
  expect((await verifyWebhook(behind, { secrets, url, now })).payload.id).toBe(42)
})

test('behavior: a raw body and headers of any case do instead of a Request', async () => {
  const raw = {
    headers: { 'bi-signature': signature, 'BI-SIGNATURE-DATE': [date] },
    body: new TextEncoder().encode(body),
  }
  expect((await verifyWebhook(raw, { secrets, url, now })).payload.id).toBe(42)
})

test.each([['the payload'], ['the compressed bytes']])('behavior: gzip, signed over %s', async (signed) => {
  const compressed = new Uint8Array(gzipSync(body))
  const signatures = await signWebhook({
    secret,
    url,
    body: signed === 'the payload' ? body : compressed,
    date,
  })
  const request = deliver({ body: compressed, headers: { ...signatures, 'content-encoding': 'gzip' } })
  expect((await verifyWebhook(request, { secrets, now })).payload.id).toBe(42)
})

test('behavior: a gzip bomb is refused by its size', async () => {
  const bomb = new Uint8Array(gzipSync(new Uint8Array(8 * 1024 * 1024)))
  expect(bomb.length).toBeLessThan(64 * 1024)
  const request = deliver({ body: bomb, headers: { ...headers, 'content-encoding': 'gzip' } })
  await expect(verifyWebhook(request, { secrets, now })).rejects.toMatchObject({ code: 'body_too_large' })
})

test.each([
  ['five minutes ago', -webhookTolerance, true],
  ['a little longer ago', -webhookTolerance - 1, false],
  ['five minutes ahead', webhookTolerance, true],
  ['a little further ahead', webhookTolerance + 1, false],
  ['ten years ahead', 3.2e11, false],
])('behavior: signed %s', async (_, offset, isFresh) => {
  const shifted = () => Date.parse(date) - offset
  expect((await verifyWebhook(deliver(), { secrets, now: shifted })).isFresh).toBe(isFresh)
})

test('behavior: without a number the bytes name the delivery', async () => {
  const unnumbered = '{"id": 42, "state": "done"}'
  const read = async (text: string) => {
    const request = deliver({ body: text, headers: await signWebhook({ secret, url, body: text, date }) })
    return (await verifyWebhook(request, { secrets, now })).deliveryId
  }
  expect(await read(unnumbered)).toMatch(/^hash-/)
  expect(await read(unnumbered)).toBe(await read(unnumbered))
  expect(await read(`${unnumbered} `)).not.toBe(await read(unnumbered))
})

const invalid = new Uint8Array([...new TextEncoder().encode('{"id": 42, "state": "'), 0xff, 0x22, 0x7d])
const withBom = new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(body)])
const signed = async (content: string | Uint8Array<ArrayBuffer>, more: object = {}) =>
  deliver({ body: content, headers: await signWebhook({ secret, url, body: content, date }), ...more })

/** The cases that peers were compared on, each with the reason we give. */
const hostile: [string, WebhookFailureReason, () => Request | Promise<Request>][] = [
  ['one byte changed', 'wrong_signature', () => deliver({ body: body.replace('42', '43') })],
  ['a space added', 'wrong_signature', () => deliver({ body: `${body} ` })],
  ['re-serialised', 'wrong_signature', () => deliver({ body: JSON.stringify(JSON.parse(body)) })],
  ['cut short', 'wrong_signature', () => deliver({ body: body.slice(0, -1) })],
  ['emptied', 'wrong_signature', () => deliver({ body: '' })],
  ['an empty signature', 'missing_signature', () => deliver({ headers: { ...headers, 'BI-Signature': '' } })],
  ['no signature', 'missing_signature', () => deliver({ headers: { 'BI-Signature-Date': date } })],
  [
    'another signature',
    'wrong_signature',
    () => deliver({ headers: { ...headers, 'BI-Signature': vectors[1][1] } }),
  ],
  ['no date', 'missing_date', () => deliver({ headers: { 'BI-Signature': signature } })],
  [
    'another date',
    'wrong_signature',
    () => deliver({ headers: { ...headers, 'BI-Signature-Date': '2026-01-15T09:31:00.123456Z' } }),
  ],
  [
    'a date that is none',
    'invalid_date',
    async () => deliver({ headers: await signWebhook({ secret, url, body, date: 'today' }) }),
  ],
  ['another path', 'wrong_path', () => deliver({ at: 'https://shop.example/hooks/powens/' })],
  ['another endpoint', 'wrong_signature', () => deliver({ at: 'https://shop.example/hooks/staging' })],
  ['a genuine signature over invalid UTF-8', 'invalid_body', () => signed(invalid)],
  ['a genuine signature over a byte order mark', 'invalid_body', () => signed(withBom)],
  ['a genuine signature over something else', 'invalid_body', () => signed('{"id": "42", "state": 1}')],
]

test.each(hostile)('behavior: refuses %s as %s', async (_, reason, make) => {
  expect(await reasonOf(verifyWebhook(await make(), { secrets, now }))).toBe(reason)
})

test('behavior: every hostile case is there', () => {
  expect(hostile).toHaveLength(16)
})

test('behavior: a body that was parsed before is named', async () => {
  const request = deliver()
  await request.json()
  expect(await reasonOf(verifyWebhook(request, { secrets, now }))).toBe('parsed_body')
  const raw = { headers, body: JSON.parse(body) as Uint8Array }
  expect(await reasonOf(verifyWebhook(raw, { secrets, url, now }))).toBe('parsed_body')
})

test('behavior: says whose fault a path is', async () => {
  const behind = deliver({ at: 'https://shop.example/internal' })
  const promise = verifyWebhook(behind, { secrets, url: 'https://shop.example/hooks/powens/', now })
  await expect(promise).rejects.toThrow('Powens signs the path of the URL that is registered in its console')
})

test.each<[string, unknown]>([
  ['none', []],
  ['an empty one', ['']],
  ['a blank one beside a good one', [secret, ' \n']],
  ['one that is missing', [undefined]],
  ['a text', secret],
  ['nothing', undefined],
])('behavior: secrets: %s is a mistake of the merchant, not of the delivery', async (_, wrong) => {
  const options = { secrets: wrong as string[], now }
  // Signed with the empty secret, as anybody could.
  const headers = await signWebhook({ secret: '', url, body, date })
  for (const delivery of [deliver(), deliver({ headers })]) {
    await expect(verifyWebhook(delivery, options)).rejects.toMatchObject({ code: 'configuration_error' })
  }
})

test.each([
  ['without a zone', '2026-01-15T09:30:00.123456'],
  ['with a blank and without a zone', '2026-01-15 09:30:00.123'],
  ['with an offset', '2026-01-15T10:30:00.123+01:00'],
  ['with an offset of hours', '2026-01-15T10:30:00.123+0100'],
  ['with a blank and an offset', '2026-01-15 10:30:00+01'],
  ['as other servers write it', 'Thu, 15 Jan 2026 09:30:00 GMT'],
])('behavior: a date %s is UTC wherever this runs', async (_, written) => {
  const zone = process.env['TZ']
  try {
    for (const place of ['America/New_York', 'Asia/Tokyo', 'UTC']) {
      process.env['TZ'] = place
      const request = deliver({ headers: await signWebhook({ secret, url, body, date: written }) })
      const { signedAt, isFresh } = await verifyWebhook(request, { secrets, now })
      expect([place, Math.floor(signedAt / 1000), isFresh]).toEqual([place, Math.floor(now() / 1000), true])
    }
  } finally {
    if (zone === undefined) delete process.env['TZ']
    else process.env['TZ'] = zone
  }
})

test.each([
  ['said and compressed', true, { 'content-encoding': 'gzip' }],
  ['compressed and not said', true, {}],
  ['said and unpacked by a proxy', false, { 'content-encoding': 'gzip' }],
])('behavior: the bytes say whether a body is compressed: %s', async (_, isCompressed, more) => {
  const signatures = await signWebhook({ secret, url, body, date })
  const content = isCompressed ? new Uint8Array(gzipSync(body)) : body
  const request = deliver({ body: content, headers: { ...signatures, ...more } })
  expect((await verifyWebhook(request, { secrets, now })).payload.id).toBe(42)
})

test('behavior: gzip that was cut is named, with its cause', async () => {
  const cut = new Uint8Array(gzipSync(body)).slice(0, 30)
  await expect(verifyWebhook(deliver({ body: cut }), { secrets, now })).rejects.toMatchObject({
    reason: 'invalid_encoding',
    cause: expect.any(Error),
  })
})

test.each([
  ['first', [0x1f, 0x20]],
  ['second', [0x7b, 0x8b]],
])('behavior: the %s byte of gzip alone is none', async (_, bytes) => {
  expect(await reasonOf(verifyWebhook(await signed(new Uint8Array(bytes)), { secrets, now }))).toBe(
    'invalid_body',
  )
})

test('behavior: text that is no JSON is named, with its cause', async () => {
  await expect(verifyWebhook(await signed('{"id":'), { secrets, now })).rejects.toMatchObject({
    reason: 'invalid_body',
    cause: expect.any(SyntaxError),
  })
})

test.each<[string, object, object, boolean]>([
  ['as a text', {}, {}, true],
  ['between others of the same length', { 'x-request-id': 'other', 'x-forwarded-proto': 'https' }, {}, true],
  ['with blanks around', {}, { 'BI-Signature': ` ${signature} `, 'BI-Signature-Date': ` ${date}` }, false],
  ['with a blank around the signature', {}, { 'BI-Signature': ` ${signature} ` }, true],
  ['without a signature', {}, { 'BI-Signature': undefined }, false],
  ['with an empty list', {}, { 'BI-Signature-Date': [] }, false],
])('behavior: a raw delivery %s', async (_, first, last, isTaken) => {
  const raw = { headers: { ...first, ...headers, ...last }, body, url: '/hooks/powens?query#hash' }
  const verified = verifyWebhook(raw, { secrets, now })
  if (isTaken) expect((await verified).payload.id).toBe(42)
  else expect(await reasonOf(verified)).toMatch(/^(missing_signature|missing_date|wrong_signature)$/)
})

test('behavior: a date is signed as it was written, and read without the blanks around it', async () => {
  const written = ' 2026-01-15T09:30:00.123Z '
  const signatures = await signWebhook({ secret, url, body, date: written })
  const { signedAt } = await verifyWebhook({ headers: signatures, body }, { secrets, url, now })
  expect(new Date(signedAt).toISOString()).toBe('2026-01-15T09:30:00.123Z')
})

test('behavior: a raw delivery that names no address arrived at the root', async () => {
  const signatures = await signWebhook({ secret: `${secret}\n`, url: 'https://shop.example', body, date })
  expect((await verifyWebhook({ headers: signatures, body }, { secrets, now })).payload.id).toBe(42)
})

test.each([
  ['with a slash more', '/hooks/powens/', '/hooks/powens'],
  ['with a slash less', '/hooks/powens', '/hooks/powens/'],
  ['for where it arrived', '/arrived', '/hooks/powens'],
  ['for where it arrived, with a slash more', '/arrived/', '/hooks/powens'],
  ['for the root', '/', '/hooks/powens'],
  ['for no path', '', '/hooks/powens'],
])('behavior: signed %s is a wrong path, and no wrong secret', async (_, path, registered) => {
  const wrong = await computeSignature(toUtf8(secret), path, date, toUtf8(body))
  const request = deliver({
    at: 'https://shop.example/arrived',
    headers: { ...headers, 'BI-Signature': wrong },
  })
  const options = { secrets, now, url: `https://shop.example${registered}` }
  expect(await reasonOf(verifyWebhook(request, options))).toBe('wrong_path')
})

test('parameters: maxBodyBytes of a raw delivery, counted in bytes', async () => {
  const text = vectors[1][0]
  const raw = { headers: await signWebhook({ secret, url, body: text, date }), body: text }
  const bytes = toUtf8(text).length
  expect(bytes).toBeGreaterThan(text.length)
  const verify = (maxBodyBytes: number) => verifyWebhook(raw, { secrets, url, now, maxBodyBytes })
  expect((await verify(bytes).catch((error: unknown) => error)) as object).not.toMatchObject({
    code: 'body_too_large',
  })
  await expect(verify(bytes - 1)).rejects.toMatchObject({ code: 'body_too_large' })
})

test.each([
  [
    { secrets: [] },
    'secrets is empty, so anybody could report an order as paid. Pass the secret_key of the HMAC provider in a list; during a rotation pass both.',
  ],
  [{ secrets, maxBodyBytes: 0 }, 'maxBodyBytes'],
])('behavior: %o is named', async (options, message) => {
  await expect(verifyWebhook(deliver(), options)).rejects.toThrow(message)
})

test('parameters: maxBodyBytes, 4 MiB without it', async () => {
  const pad = (length: number) => `{"id":42,"state":"done","label":"${'x'.repeat(length)}"}`
  for (const [text, maxBodyBytes, isTaken] of [
    [pad(4_000_000), undefined, true],
    [pad(4_200_000), undefined, false],
    [pad(4_200_000), 5_000_000, true],
    [pad(1_000), 1_000, false],
  ] as const) {
    const signatures = await signWebhook({ secret, url, body: text, date })
    for (const content of [text, new Uint8Array(gzipSync(text))]) {
      const verified = verifyWebhook(deliver({ body: content, headers: signatures }), {
        secrets,
        now,
        maxBodyBytes,
      })
      if (isTaken) expect((await verified).payload.id).toBe(42)
      else await expect(verified).rejects.toMatchObject({ code: 'body_too_large' })
    }
  }
})
