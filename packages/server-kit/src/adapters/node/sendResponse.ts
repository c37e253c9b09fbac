import type { IncomingMessage, ServerResponse } from 'node:http'

type Reader = ReadableStreamDefaultReader<Uint8Array>
type Read = Awaited<ReturnType<Reader['read']>>

/** Bytes of a body nobody asked for that a connection is worth. */
const mostThrownAway = 64 * 1024

/** Writes a response: whole if it is there at once, else head first and each part as it comes. */
export async function sendResponse(
  response: Response,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const head = readHead(response)
  // What is still on its way will not be read, so no other request can follow it on this connection.
  if (isRefused(incoming)) head.push('Connection', 'close')

  if (incoming.method === 'HEAD' || !response.body) {
    await response.body?.cancel()
    if (!hasNoLength(incoming, response)) head.push('Content-Length', '0')
    outgoing.writeHead(response.status, head).end()
    return
  }
  const reader = response.body.getReader()
  const stop = (): void => void reader.cancel().catch(() => undefined)
  outgoing.once('close', stop)
  try {
    await sendBody(reader, response.status, head, outgoing)
  } finally {
    outgoing.off('close', stop)
  }
}

async function sendBody(
  reader: Reader,
  status: number,
  head: string[],
  outgoing: ServerResponse,
): Promise<void> {
  const first = reader.read()
  const start = await atOnce(first)
  const second = start?.value ? reader.read() : first
  const rest = start?.value ? await atOnce(second) : start

  if (rest?.done) {
    const whole = start?.value ?? new Uint8Array(0)
    if (!head.some((name) => /^content-length$/i.test(name)))
      head.push('Content-Length', String(whole.length))
    outgoing.writeHead(status, head).end(whole)
    return
  }
  outgoing.writeHead(status, head)
  outgoing.flushHeaders()
  if (start?.value) await write(outgoing, start.value)
  for (let read = await second; !read.done; read = await reader.read()) await write(outgoing, read.value)
  outgoing.end()
}

/** What is there without waiting, as the bytes of a text are, or `undefined`. */
function atOnce(read: Promise<Read>): Promise<Read | undefined> {
  const later = new Promise<undefined>((resolve) => setImmediate(resolve, undefined))
  return Promise.race([read, later])
}

function write(outgoing: ServerResponse, chunk: Uint8Array): Promise<void> | undefined {
  if (outgoing.write(chunk) || outgoing.destroyed) return undefined
  return new Promise((resolve) => {
    const go = (): void => {
      outgoing.off('drain', go)
      outgoing.off('close', go)
      resolve()
    }
    outgoing.on('drain', go)
    outgoing.on('close', go)
  })
}

/** More is on its way than Node should read only to throw it away, or a reader stopped halfway. */
function isRefused({ complete, httpVersionMajor, readableDidRead, headers }: IncomingMessage): boolean {
  if (complete || httpVersionMajor > 1) return false
  const isLong = Number(headers['content-length'] ?? 0) > mostThrownAway
  return readableDidRead || isLong || headers['transfer-encoding'] !== undefined
}

/** HEAD speaks of the length GET would have; 204 and 304 have none by definition. */
const hasNoLength = ({ method }: IncomingMessage, { status, headers }: Response): boolean =>
  method === 'HEAD' || status === 204 || status === 304 || headers.has('content-length')

/** Names and values in turn, so that every cookie keeps a line of its own. */
function readHead(response: Response): string[] {
  const head: string[] = []
  for (const [name, value] of response.headers) head.push(name, value)
  return head
}
