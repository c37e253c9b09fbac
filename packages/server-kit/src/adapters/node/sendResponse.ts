import type { IncomingMessage, ServerResponse } from 'node:http'
import { isRefused } from './isRefused.ts'
import { sendParts, type Read } from './sendParts.ts'

/** The most bytes that are copied into one write with the head; more are written by themselves. */
const mostInOneWrite = 16 * 1024

/** Three times what a text in a `Response` takes in Node 20. */
const mostTurns = 16

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
  const first = reader.read()
  const start = await atOnce(first)
  const second = start?.value ? reader.read() : first
  const rest = start?.value ? await atOnce(second) : start

  if (!rest?.done) {
    outgoing.writeHead(response.status, head)
    return sendParts(reader, second, start?.value, outgoing)
  }
  const whole = start?.value ?? new Uint8Array(0)
  if (!response.headers.has('content-length')) head.push('Content-Length', String(whole.length))
  outgoing.writeHead(response.status, head)
  endWith(outgoing, whole)
}

/** Head and body leave in one write if the body is text to Node; Latin-1 is the text that keeps every byte. */
function endWith(outgoing: ServerResponse, { buffer, byteOffset, byteLength }: Uint8Array): void {
  const bytes = Buffer.from(buffer, byteOffset, byteLength)
  if (byteLength > mostInOneWrite) outgoing.end(bytes)
  else outgoing.end(bytes.toString('latin1'), 'latin1')
}

/**
 * What is there without waiting, as the bytes of a text are, or `undefined`.
 *
 * A stream hands over what it holds within a few turns of the microtask queue; a timer would cost more than the rest.
 */
async function atOnce(read: Promise<Read>): Promise<Read | undefined> {
  let isSettled = false
  const settle = (): void => {
    isSettled = true
  }
  read.then(settle, settle)
  for (let turn = 0; turn < mostTurns; turn += 1) {
    await undefined
    if (isSettled) return read
  }
  return undefined
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
