import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { toNodeHandler, type FetchHandler } from '@powens-pay/server-kit/node'

export interface Listener {
  /** The port that was taken. */
  port: number
  url: string
  /** Accepts no more connections, and waits at most `grace` milliseconds for those that are open. */
  close(grace: number): Promise<void>
}

/** Serves a handler on an address. Rejects when the address is taken. */
export async function listen(handler: FetchHandler, host: string, port: number): Promise<Listener> {
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 15_000 }, toListener(handler))
  await open(server, host, port)
  const { port: taken } = server.address() as AddressInfo
  return {
    port: taken,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    async close(grace) {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve())
      })
      // A connection whose answer ends from now on would stay open for its keep-alive.
      const idle = setInterval(() => server.closeIdleConnections(), 50)
      const last = setTimeout(() => server.closeAllConnections(), grace)
      await closed
      clearInterval(idle)
      clearTimeout(last)
    },
  }
}

function toListener(handler: FetchHandler): Parameters<typeof createServer>[1] & {} {
  const answer = toNodeHandler(handler)
  return (request, response) => void answer(request, response)
}

function open(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}
