import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createServer, request as forward, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { startSandbox } from '@powens-pay/sandbox/node'
import { createPaymentHandler, createPowens, memoryStore } from '@powens-pay/server-kit'
import { toNodeHandler } from '@powens-pay/server-kit/node'
import { createGate } from '../../src/testing/createGate.ts'
import { prepareOrder } from '../../src/testing/prepareOrder.ts'

export type Framework =
  | 'React Router'
  | 'Next with cacheComponents'
  | 'Next with the pages router'
  | 'Next 14'

const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

/** One app on a port: its pages, the real handler and a sandbox. */
export async function startApp(framework: Framework, folder: string) {
  let listener: RequestListener = (_, response) => response.writeHead(503).end()
  const server = createServer((request, response) => listener(request, response))
  const port = await listen(server)
  const url = `http://localhost:${port}`
  // The two routers of Next are in one app.
  const root = framework === 'Next with the pages router' ? `${url}/classic` : url
  const secret = 'the webhook secret of an app that only exists in tests'
  const sandbox = await startSandbox({ port: 0, webhook: { url: `${url}/api/powens/webhooks`, secret } })
  const { domain, clientId, clientSecret, apiUrl, webviewUrl } = sandbox
  const handler = createPaymentHandler({
    powens: createPowens({ domain, clientId, clientSecret, apiUrl, webviewUrl }),
    publicUrl: `${url}/api/powens`,
    returnUrl: `${root}/return`,
    secrets: ['a secret that proves nothing outside of this test'],
    onPaymentUpdated: () => {},
    store: memoryStore({ singleInstance: true }),
    webhook: { secrets: [secret] },
    preparePayment: (context) => prepareOrder({}, context, sandbox.clock.now()),
    environment: 'development',
  })
  const gate = createGate(handler)
  const pages = framework === 'React Router' ? serveSite(join(folder, 'site')) : await startNext(folder)
  const api = toNodeHandler(gate.fetch)
  listener = (request, response) => {
    const isApi = request.url?.startsWith('/api/powens/') ?? false
    if (isApi) void api(request, response)
    else pages.listener(request, response)
  }
  return {
    ...gate,
    url,
    root,
    sandbox,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      pages.stop()
      await handler.close()
      await sandbox.close()
    },
  }
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

interface Pages {
  listener: RequestListener
  stop: () => void
}

/** A site of one page, whatever the path. */
function serveSite(folder: string): Pages {
  return {
    listener(request, response) {
      const path = join(folder, new URL(request.url ?? '/', 'http://x').pathname)
      const file = extname(path) !== '' && existsSync(path) ? path : join(folder, 'index.html')
      response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
      response.end(readFileSync(file))
    },
    stop: () => {},
  }
}

/** Next on a port of its own, behind this one. */
async function startNext(folder: string): Promise<Pages> {
  const probe = createServer()
  const port = await listen(probe)
  await new Promise((resolve) => probe.close(resolve))
  const next = spawn('node_modules/.bin/next', ['start', '--port', String(port)], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await ready(next)
  return {
    listener(request, response) {
      const { url: path = '/', method = 'GET', headers } = request
      const onward = forward({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(response)
      })
      onward.on('error', () => response.destroy())
      request.pipe(onward)
    },
    stop: () => next.kill(),
  }
}

function ready(next: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    next.once('exit', (code) => reject(new Error(`Next ended with ${code} before it was ready.`)))
    next.stdout?.on('data', (said: Buffer) => {
      if (String(said).includes('Ready in')) resolve()
    })
  })
}
