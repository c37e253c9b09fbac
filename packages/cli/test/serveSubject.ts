import type { Serve } from '../../server-kit/test/adapters/Served.ts'
import type { Subject } from '../src/conformance/Subject.ts'
import { createReferenceSubject } from './createReferenceSubject.ts'

/** The reference handler, reached through an adapter. */
export async function serveSubject(serve: Serve): Promise<Subject & { close: () => Promise<void> }> {
  let handle: Subject['fetch'] | undefined
  const subject = createReferenceSubject((handler) => (handle = handler))
  const served = await serve((request) => handle!(request))
  return {
    ...subject,
    async fetch(request) {
      const { pathname, search } = new URL(request.url)
      const { method, headers } = request
      return served.fetch(pathname + search, {
        method,
        headers,
        ...(request.body && { body: await request.arrayBuffer() }),
      })
    },
    close: served.close,
  }
}
