import { describe, expect, test } from 'vitest'
import { adapterSuite } from './adapterSuite.ts'
import { liveSuite } from './liveSuite.ts'
import { openProbe } from './probe.ts'
import type { Serve } from './Served.ts'

/** Everything that holds behind a server of its own, where what is thrown has to become an answer too. */
export function serverSuite(framework: string, serve: Serve): void {
  adapterSuite(framework, serve)
  liveSuite(framework, serve)
  describe(`${framework}, errors`, () => {
    test('behavior: a thrown error is a 500, and the next request is served', async () => {
      const { fetch } = await openProbe(serve)
      expect((await fetch('/api/powens/throw')).status).toBe(500)
      expect((await fetch('/api/powens/empty')).status).toBe(204)
    })
  })
}
