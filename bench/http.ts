import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { sendLoad } from './load.ts'
import { print, printGoal, printRounds, ratiosTo, type Round } from './measure.ts'

const rounds = 7
const milliseconds = 600

interface Contender {
  server: ChildProcess
  port: number
  ask: <T>(question: string) => Promise<T>
}

async function start(name: string): Promise<Contender> {
  const server = fork(join(import.meta.dirname, 'httpServer.ts'), [name])
  const next = <T>() =>
    new Promise<T>((resolve) => server.once('message', (message) => resolve(message as T)))
  const port = await next<number>()
  const ask = <T>(question: string): Promise<T> => {
    server.send(question)
    return next<T>()
  }
  return { server, port, ask }
}

const servers = {
  'node:http, by hand': await start('node'),
  '@hono/node-server, do-nothing': await start('hono'),
  '@hono/node-server, do-nothing, own Response': await start('honoBeside'),
  'srvx/node, do-nothing': await start('srvx'),
  'Express 5, do-nothing': await start('express'),
  'powens-pay /node, do-nothing': await start('replying'),
  'powens-pay /node, do-nothing, own Response': await start('ours'),
  'srvx/node, the payment handler': await start('srvxBroker'),
  'powens-pay /node, the payment handler': await start('broker'),
}
type Name = keyof typeof servers
const names = Object.keys(servers) as Name[]

const paid = ['srvx/node, the payment handler', 'powens-pay /node, the payment handler'] as const
/** Each payment handler knows only its own payment. A contender without payments is asked for the last one. */
const messages = {} as Record<Name, Record<'GET' | 'POST', string>>
for (const name of paid) {
  const { path, key } = await servers[name].ask<{ path: string; key: string }>('key')
  messages[name] = writeMessages(path, key)
}
for (const name of names) messages[name] ??= messages[paid[1]]

/** The payment is read by its key, and found by its order. */
function writeMessages(path: string, key: string) {
  const body = JSON.stringify({ input: { orderId: '42', note: 'n'.repeat(550) } })
  const headers = `Host: 127.0.0.1\r\nAccept: application/json\r\nUser-Agent: bench\r\nPowens-Payment-Key: ${key}\r\n`
  return {
    GET: `GET ${path} HTTP/1.1\r\n${headers}\r\n`,
    POST: `POST /api/powens/payments/find HTTP/1.1\r\n${headers}Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  }
}

/** CPU microseconds that the server spends on one response. */
async function costOf({ port, ask }: Contender, message: string): Promise<number> {
  const before = await ask<number>('cpu')
  const count = await sendLoad(port, message, milliseconds)
  return ((await ask<number>('cpu')) - before) / count
}

for (const method of ['GET', 'POST'] as const) {
  print.heading(method)
  const results: Round<Name>[] = []
  for (let round = 0; round <= rounds; round += 1) {
    const result = {} as Round<Name>
    for (const name of names) result[name] = await costOf(servers[name], messages[name][method])
    results.push(result)
  }
  const kept = results.slice(1)
  printRounds(kept, 'node:http, by hand', 'µs CPU')
  const beside = (base: Name, ours: Name) => ratiosTo(kept, base, ours)
  const ours = 'powens-pay /node, do-nothing'
  printGoal('beside @hono/node-server', beside('@hono/node-server, do-nothing', ours), 1)
  const own = beside('@hono/node-server, do-nothing, own Response', `${ours}, own Response`)
  printGoal('beside @hono/node-server, both with the process’s own Response', own, 1)
  printGoal('beside Express', beside('Express 5, do-nothing', ours), 0.5)
}
for (const { server } of Object.values(servers)) server.kill()
