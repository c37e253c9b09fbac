import type { ServerResponse } from 'node:http'

/** Writes a `Response` to Node's, one chunk at a time and no faster than the client reads. */
export async function writeResponse(response: Response, outgoing: ServerResponse): Promise<void> {
  const cookies = response.headers.getSetCookie()
  for (const [name, value] of response.headers) if (name !== 'set-cookie') outgoing.setHeader(name, value)
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies)
  outgoing.writeHead(response.status)
  if (!response.body || outgoing.req.method === 'HEAD') {
    outgoing.end()
    return
  }
  const reader = response.body.getReader()
  const stop = (): void => void reader.cancel().catch(() => undefined)
  outgoing.once('close', stop)
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done || outgoing.destroyed) break
      if (!outgoing.write(value)) await drained(outgoing)
    }
    outgoing.end()
  } finally {
    outgoing.off('close', stop)
  }
}

/** The client caught up, or left. */
const drained = (outgoing: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    const go = (): void => {
      outgoing.off('drain', go).off('close', go)
      resolve()
    }
    outgoing.once('drain', go).once('close', go)
  })
