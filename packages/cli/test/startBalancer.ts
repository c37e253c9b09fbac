import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** One address for several processes: each connection goes to the next one that takes it. */
export async function startBalancer() {
  const targets: number[] = []
  const open = new Set<Socket>()
  let next = 0

  function forward(client: Socket, tries: number): void {
    const port = targets[next++ % targets.length]
    if (port === undefined || tries > targets.length) return void client.destroy()
    const upstream = connect(port, '127.0.0.1')
    upstream.once('error', () => forward(client, tries + 1))
    upstream.once('connect', () => {
      upstream.removeAllListeners('error')
      upstream.on('error', () => client.destroy()).on('close', () => client.destroy())
      client.on('close', () => upstream.destroy())
      client.pipe(upstream).pipe(client)
    })
  }

  const server = createServer((client) => {
    open.add(client)
    client.on('error', () => undefined).on('close', () => open.delete(client))
    forward(client, 0)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    targets,
    async close(): Promise<void> {
      for (const client of open) client.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
