import { describe, expect, test } from 'vitest'
import { fromUtf8, toUtf8 } from '../../src/internal/bytes.ts'
import { paymentSuite } from './paymentSuite.ts'
import { streamOf } from './streamOf.ts'
import { openProbe } from './probe.ts'
import type { Serve } from './Served.ts'

/** What every adapter has to do: change the envelope and nothing in it. */
export function adapterSuite(adapter: string, serve: Serve): void {
  const open = () => openProbe(serve)

  async function echo(path: string, init?: RequestInit): Promise<Record<string, unknown>> {
    const { fetch } = await open()
    const response = await fetch(`/api/powens${path}`, init)
    expect(response.status).toBe(200)
    return (await response.json()) as Record<string, unknown>
  }

  describe(`${adapter}`, () => {
    test('GET', async () => {
      const seen = await echo('/echo?a=1&b=%C3%A9%2F&a=2', {
        headers: { 'powens-payment-key': 'k.é'.normalize() },
      })
      expect(seen).toMatchObject({ method: 'GET', search: '?a=1&b=%C3%A9%2F&a=2', body: '', isRequest: true })
      expect(seen['headers']).toMatchObject({ 'powens-payment-key': 'k.é' })
    })

    test('POST', async () => {
      const body = '{"input":{"orderId":"42"}}'
      const seen = await echo('/echo', post(body))
      expect(seen).toMatchObject({ method: 'POST', body: btoa(body) })
      expect(seen['headers']).toMatchObject({ 'content-type': 'application/json' })
    })

    test('POST, read by the methods of Request', async () => {
      const { fetch } = await open()
      const response = await fetch('/api/powens/json', post('{"label":"Crème"}'))
      expect(await response.json()).toEqual({ label: 'Crème' })
    })

    test('behavior: the bytes of a body are untouched', async () => {
      // Spaces, an accent both composed and not, and a key twice: whatever parses and writes again changes one of them.
      const body = toUtf8('{ "label": "Crème bru\u0302le\u0301e", "a":1.0, "a" : 1e0 }\n')
      const seen = await echo('/echo', post(body))
      expect(fromUtf8(Uint8Array.from(atob(String(seen['body'])), (char) => char.charCodeAt(0)))).toBe(
        fromUtf8(body),
      )
    })

    test('behavior: a compressed body is not unpacked', async () => {
      const packed = await new Response(
        new Blob(['{"a":1}']).stream().pipeThrough(new CompressionStream('gzip')),
      ).arrayBuffer()
      const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' }
      const seen = await echo('/echo', { method: 'POST', body: packed, headers })
      expect(seen['body']).toBe(btoa(String.fromCharCode(...new Uint8Array(packed))))
    })

    test('behavior: a chunked body without a length arrives whole', async () => {
      const parts = ['{"a":', '"é"', '}'].map(toUtf8)
      const seen = await echo('/echo', { ...post(streamOf(parts)), duplex: 'half' } as RequestInit)
      expect(seen['body']).toBe(btoa(String.fromCharCode(...parts.flatMap((part) => [...part]))))
    })

    test('behavior: cookies go both ways, each for itself', async () => {
      const { fetch } = await open()
      const response = await fetch('/api/powens/cookies', { headers: { cookie: 'one=1; two=a,b' } })
      expect(await response.json()).toEqual({ cookie: 'one=1; two=a,b' })
      expect(response.headers.getSetCookie()).toEqual([
        'one=1; Path=/; Expires=Wed, 21 Oct 2026 07:28:00 GMT',
        'two=2; Path=/',
      ])
    })

    test('behavior: what is not found keeps the body of its answer', async () => {
      const { fetch } = await open()
      const response = await fetch('/api/powens/nothing/here')
      expect(response.status).toBe(404)
      expect(await response.json()).toEqual({ code: 'not_found' })
    })

    test('behavior: what is not found after a body was sent', async () => {
      const { fetch } = await open()
      const response = await fetch('/api/powens/nothing', post('{}'))
      expect(response.status).toBe(404)
    })

    test('behavior: an oversized body is refused by its counted bytes', async () => {
      const { fetch } = await open()
      const response = await fetch('/api/powens/limited', post('a'.repeat(65_537)))
      expect(response.status).toBe(413)
      expect((await fetch('/api/powens/limited', post('a'.repeat(65_536)))).status).toBe(204)
    })

    test('behavior: HEAD gives the head alone', async () => {
      const { fetch } = await open()
      const response = await fetch('/api/powens/bytes', { method: 'HEAD' })
      expect(response.status).toBe(200)
      expect(await response.arrayBuffer()).toHaveProperty('byteLength', 0)
    })

    test('behavior: no content, and a redirect that nobody follows', async () => {
      const { fetch } = await open()
      const empty = await fetch('/api/powens/empty')
      expect([empty.status, await empty.text()]).toEqual([204, ''])
      const go = await fetch('/api/powens/go')
      expect([go.status, go.headers.get('location')]).toEqual([303, 'https://webview.powens.com/%C3%A9'])
    })

    test('behavior: the bytes of an answer are untouched', async () => {
      const { fetch } = await open()
      const response = await fetch('/api/powens/bytes')
      expect([...new Uint8Array(await response.arrayBuffer())]).toEqual(
        Array.from({ length: 256 }, (_, i) => i),
      )
    })

    paymentSuite(serve)
  })
}

const post = (body: BodyInit): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body,
})
