import type { AddressInfo, Server } from 'node:net'
import type { FetchHandler } from '../../src/adapters/FetchHandler.ts'
import { httpFetch } from './httpFetch.ts'

/** A handler behind an adapter, as a client reaches it. */
export interface Served {
  fetch: (path: string, init?: RequestInit) => Promise<Response>
  close: () => Promise<void>
}

/** A server of which the address is known. */
export interface Listening extends Served {
  origin: string
}

/** Mounts a handler at `/api/powens` the way a merchant would. */
export type Serve = (handler: FetchHandler) => Served | Promise<Served>

/** A server on a free port of this machine. */
export async function listen(server: Server & { closeAllConnections?: () => void }): Promise<Listening> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    origin,
    fetch: (path, init) => httpFetch(origin + path, init),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections?.()
        server.close(() => resolve())
      }),
  }
}
