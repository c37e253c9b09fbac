import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createSandbox, type Sandbox } from '../createSandbox.ts'
import { createWallClock } from '../engine/clock.ts'
import type { SandboxOptions } from '../engine/SandboxOptions.ts'
import { readOptions } from '../engine/settings.ts'

/** A sandbox on a port. */
export interface StartOptions extends Omit<SandboxOptions, 'baseUrl'> {
  /** `0` takes any free one. @default 0 */
  port?: number
  /** @default '127.0.0.1' */
  host?: string
}

export interface StartedSandbox extends Sandbox {
  /** The URL of a page with payments, tokens, webhooks and the clock. */
  url: string
  close(): Promise<void>
}

// Long enough to be seen, short enough to be waited for.
const comfortable = { instant: 5_000, other: 30_000, decoupled: 8_000, decoupledExpiry: 15_000 }
const remember = 10_000
// The same at every start, so that an address is all that `createPowens({ sandbox })` needs.
const clientSecret = 'sandbox-client-secret'

/**
 * Starts a sandbox on a port: the same Powens, on a clock that follows the machine's and may still be moved forward.
 *
 * A step of the label grammar lasts 5 seconds for `instant` and 30 seconds otherwise, unless `phases` says otherwise.
 */
export async function startSandbox(options: StartOptions = {}): Promise<StartedSandbox> {
  const { port = 0, host = '127.0.0.1', ...rest } = options
  // Wrong options are refused before anything listens.
  readOptions(rest)
  let sandbox: Sandbox | undefined
  const server = createServer((request, response) => {
    if (sandbox) void answer(sandbox, request, response)
  })
  await listen(server, port, host)
  const { port: taken } = server.address() as AddressInfo
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${taken}`
  const started = createSandbox({
    remember,
    clientSecret,
    clock: createWallClock(),
    ...rest,
    phases: { ...comfortable, ...rest.phases },
    baseUrl: url,
  })
  sandbox = started
  return {
    ...started,
    url,
    async close() {
      started.clock.stop()
      await started.clock.idle()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
    },
  }
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

async function answer(sandbox: Sandbox, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  try {
    const response = await sandbox.fetch(toRequest(sandbox, incoming))
    const body = new Uint8Array(await response.arrayBuffer())
    outgoing.writeHead(response.status, Object.fromEntries(response.headers))
    // A fault may announce more bytes than it sends. Then the connection ends in the middle of the body.
    const promised = Number(response.headers.get('content-length') ?? body.length)
    if (promised > body.length) outgoing.write(body, () => incoming.socket.destroy())
    else outgoing.end(body)
  } catch {
    incoming.socket.destroy()
  }
}

function toRequest(sandbox: Sandbox, incoming: IncomingMessage): Request {
  const method = incoming.method ?? 'GET'
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) {
    for (const item of [value ?? []].flat()) headers.append(name, item)
  }
  const hasBody = method !== 'GET' && method !== 'HEAD'
  return new Request(new URL(incoming.url ?? '/', sandbox.baseUrl), {
    method,
    headers,
    ...(hasBody && { body: toStream(incoming), duplex: 'half' }),
  })
}

function toStream(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async start(controller) {
      try {
        for await (const chunk of incoming) controller.enqueue(new Uint8Array(chunk as Buffer))
        controller.close()
      } catch (error) {
        controller.error(error)
      }
    },
  })
}
