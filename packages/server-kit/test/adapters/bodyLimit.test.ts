import { fork } from 'node:child_process'
import { connect } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

interface Usage {
  residentBytes: number
  mostRead: number
}

/** A server in its own process, so that only its memory is measured. */
async function startServer() {
  const server = fork(join(import.meta.dirname, 'bodyLimitServer.ts'), {
    execArgv: ['--conditions=@powens-pay/source', '--disable-warning=ExperimentalWarning'],
    stdio: 'inherit',
  })
  onTestFinished(() => void server.kill())
  const next = <T>() =>
    new Promise<T>((resolve) => server.once('message', (message) => resolve(message as T)))
  const port = await next<number>()
  const measure = (): Promise<Usage> => {
    server.send('measure')
    return next<Usage>()
  }
  return { port, measure }
}

const megabyte = 1024 * 1024

const headOf = (path: string): string =>
  `POST ${path} HTTP/1.1\r\nHost: shop.example\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`

// A chunk's length before it and the line ends around it are no part of a body.
const framing = 9

/** Sends 64 MiB in chunks, as fast as they are taken, until the server answers or closes the connection. */
function sendEndlessly(port: number, path: string): Promise<string> {
  const piece = Buffer.from(`10000\r\n${'a'.repeat(65_536)}\r\n`)
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let left = 64 * megabyte
    let answer = ''
    const push = (): void => {
      while (left > 0 && !socket.destroyed) {
        left -= 65_536
        if (!socket.write(piece)) return
      }
    }
    const stop = (): void => {
      socket.destroy()
      resolve(answer.split('\r\n', 1)[0] || 'closed')
    }
    socket.on('drain', push).on('error', stop).on('close', stop)
    socket.on('data', (chunk) => (answer += String(chunk)))
    socket.write(headOf(path))
    push()
  })
}

test.each([
  ['/api/powens/payments', 128 * 1024, 8 * megabyte],
  // A webhook may hold a bulk of a thousand transfers; what was read of refused ones waits for the garbage collector.
  ['/api/powens/webhooks', 4 * megabyte + 128 * 1024, 40 * megabyte],
  ['/api/powens/nothing', 128 * 1024, 8 * megabyte],
])(
  'behavior: 64 MiB in chunks to %s are refused within %i bytes and %i of memory',
  async (path, mostRead, mostMemory) => {
    const { port, measure } = await startServer()
    // What a first request loads is no growth.
    for (let count = 0; count < 3; count += 1) await sendEndlessly(port, path)
    const before = await measure()

    const answers = new Set<string>()
    for (let count = 0; count < 5; count += 1) answers.add(await sendEndlessly(port, path))

    const after = await measure()
    const expected = path.endsWith('nothing') ? 'HTTP/1.1 404 Not Found' : 'HTTP/1.1 413 Payload Too Large'
    expect(['closed', expected]).toEqual(expect.arrayContaining([...answers]))
    expect(after.mostRead).toBeGreaterThan(0)
    expect(after.mostRead - headOf(path).length - 2 * framing).toBeLessThanOrEqual(mostRead)
    expect(after.residentBytes - before.residentBytes).toBeLessThanOrEqual(mostMemory)
  },
)
