import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { sendLoad } from './load.ts'
import { printGoal, printRounds, ratiosTo, type Round } from './measure.ts'

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
  '@hono/node-server, do-nothing handler': await start('hono'),
  'Express 5, do-nothing': await start('express'),
  'powens-pay /node, do-nothing handler': await start('ours'),
  'powens-pay /node, reading a payment': await start('broker'),
}
type Name = keyof typeof servers
const names = Object.keys(servers) as Name[]

const { path, key } = await servers['powens-pay /node, reading a payment'].ask<{ path: string; key: string }>(
  'key',
)
const body = JSON.stringify({ input: { orderId: '42', note: 'n'.repeat(550) } })
const headers = `Host: 127.0.0.1\r\nAccept: application/json\r\nUser-Agent: bench\r\nPowens-Payment-Key: ${key}\r\n`
const messages = {
  GET: `GET ${path} HTTP/1.1\r\n${headers}\r\n`,
  POST: `POST ${path} HTTP/1.1\r\n${headers}Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
}

/** CPU microseconds of the server for one answer. */
async function costOf({ port, ask }: Contender, message: string): Promise<number> {
  const before = await ask<number>('cpu')
  const count = await sendLoad(port, message, milliseconds)
  return ((await ask<number>('cpu')) - before) / count
}

for (const method of ['GET', 'POST'] as const) {
  console.log(`  ${method}`)
  // The route of a payment takes no POST.
  const inPlay = names.filter((name) => method === 'GET' || !name.includes('reading'))
  const results: Round<Name>[] = []
  for (let round = 0; round <= rounds; round += 1) {
    const result = {} as Round<Name>
    for (const name of inPlay) result[name] = await costOf(servers[name], messages[method])
    results.push(result)
  }
  const kept = results.slice(1)
  printRounds(kept, 'node:http, by hand', 'µs CPU')
  const ours = 'powens-pay /node, do-nothing handler'
  printGoal('beside @hono/node-server', ratiosTo(kept, '@hono/node-server, do-nothing handler', ours), 1)
  printGoal('beside Express', ratiosTo(kept, 'Express 5, do-nothing', ours), 0.5)
}
for (const { server } of Object.values(servers)) server.kill()
