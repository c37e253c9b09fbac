import { describe, expect, test } from 'vitest'
import { fromUtf8 } from '../../src/internal/bytes.ts'
import { openProbe } from './probe.ts'
import type { Serve } from './Served.ts'

/** What an adapter does that answers while the client listens: parts arrive as they are made, leaving is heard. */
export function liveSuite(adapter: string, serve: Serve): void {
  describe(`${adapter}, live`, () => {
    test('behavior: an event arrives before the stream ends', async () => {
      const { fetch, probe } = await openProbe(serve)
      const response = await fetch('/api/powens/events')
      expect(response.headers.get('content-type')).toContain('text/event-stream')
      const reader = response.body!.getReader()
      expect(fromUtf8((await reader.read()).value!)).toBe('data: one\n\n')
      probe.push('data: two\n\n')
      expect(fromUtf8((await reader.read()).value!)).toBe('data: two\n\n')
      probe.push(null)
      expect((await reader.read()).done).toBe(true)
    })

    test('behavior: a client that leaves aborts the request', async () => {
      const { fetch, probe } = await openProbe(serve)
      const leaving = new AbortController()
      const answer = fetch('/api/powens/abort', { signal: leaving.signal })
      void probe.waiting.then(() => leaving.abort())
      await expect(answer).rejects.toThrow(/abort/i)
      await probe.aborted
    })

    test('behavior: a client that leaves ends the stream', async () => {
      const { fetch, probe } = await openProbe(serve)
      const response = await fetch('/api/powens/events')
      const reader = response.body!.getReader()
      expect((await reader.read()).done).toBe(false)
      await reader.cancel()
      await probe.cancelled
    })
  })
}
