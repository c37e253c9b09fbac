import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface Proxy {
  port: number
  /**
   * From now on the open connections stay open and carry nothing. New ones work, unless `all`: then they are silent too,
   * and each is told to `onConnection`.
   */
  freeze(options?: { all?: boolean; onConnection?: () => void }): void
  /** New connections work again. */
  thaw(): void
  /** Ends the open connections. */
  cut(): void
  close(): Promise<void>
}

/** A TCP proxy on a port of its own, whose network can fail. */
export async function startProxy(target: { port: number } | { path: string }): Promise<Proxy> {
  const open = new Set<Socket>()
  let isFrozen = false
  let hear = (): void => undefined
  const server = createServer((client) => {
    open.add(client)
    client.on('error', () => undefined).on('close', () => open.delete(client))
    if (isFrozen) return hear()
    const upstream = connect(target)
    client.pipe(upstream).pipe(client)
    upstream.on('error', () => client.destroy()).on('close', () => client.destroy())
    client.on('close', () => upstream.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    port: (server.address() as AddressInfo).port,
    freeze({ all = false, onConnection = () => undefined } = {}) {
      isFrozen = all
      hear = onConnection
      for (const client of open) client.unpipe().pause()
    },
    thaw() {
      isFrozen = false
    },
    cut() {
      for (const client of open) client.destroy()
    },
    async close() {
      for (const client of open) client.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
