import { fork, type ChildProcess } from 'node:child_process'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { paymentKeyHeader } from '@powens-pay/core'
import { print, printGoal } from '../measure.ts'
import type { Created } from './openShop.ts'

const streams = 10_000
const perPayment = 100

interface Memory {
  rss: number
  /** Objects, and what they hold outside of the heap. */
  heap: number
}

/** What 10,000 open streams take of one process, and what a change of their payment makes it read. */
export async function measureStreams(): Promise<void> {
  const ours = await start('ours')
  const pages = await ours.ask<Created[]>('create', streams / perPayment)
  const requests = pages.map(({ payment, paymentKey }) =>
    writeRequest(`/api/powens/payments/${payment.id}/events`, `${paymentKeyHeader}: ${paymentKey}\r\n`),
  )
  const own = await fill(ours, requests)
  const [page] = pages
  const heard = own.sockets.filter((_, index) => index % requests.length === 0).map(hearNext)
  const reads = await ours.ask<number>('push', page!.payment.id)
  const texts = await Promise.all(heard)
  await stop(ours, own.sockets)

  const least = await start('node')
  const raw = await fill(least, [writeRequest('/', '')])
  await stop(least, raw.sockets)

  print.heading(`${streams.toLocaleString('en')} streams in one process`)
  const kib = (bytes: number): string => (bytes / streams / 1_024).toFixed(1)
  print.table(
    ['', 'heap, KiB a stream', 'resident, KiB a stream'],
    [
      ['node:http, an answer that is never ended', kib(raw.memory.heap), kib(raw.memory.rss)],
      ['powens-pay', kib(own.memory.heap), kib(own.memory.rss)],
      ['beyond node:http', kib(own.memory.heap - raw.memory.heap), kib(own.memory.rss - raw.memory.rss)],
    ],
  )
  const exact = (value: number) => ({ median: value, least: value, most: value })
  printGoal('KiB of heap a stream', exact(own.memory.heap / streams / 1_024), 20)
  print.line(
    `A webhook about a payment that ${perPayment} streams watch: ${reads} reads of the store, and every stream hears of it.`,
  )
  if (reads !== 3)
    print.fail(
      `the webhook cost ${reads} reads of the store: two of its own and one for all watchers are allowed.`,
    )
  if (!texts.every((text) => text.includes('"state":"validating"')))
    print.fail('a stream did not get the change.')
}

const writeRequest = (path: string, headers: string): string =>
  `GET ${path} HTTP/1.1\r\nHost: shop.example\r\nUser-Agent: ${'bench '.repeat(15)}\r\n${headers}\r\n`

interface Process {
  child: ChildProcess
  port: number
  ask: <T>(question: string, value?: number) => Promise<T>
}

async function start(name: string): Promise<Process> {
  const child = fork(join(import.meta.dirname, 'streamServer.ts'), [name], { execArgv: ['--expose-gc'] })
  const next = <T>() => new Promise<T>((resolve) => child.once('message', (value) => resolve(value as T)))
  const port = await next<number>()
  const ask = <T>(question: string, value = 0): Promise<T> => {
    child.send([question, value])
    return next<T>()
  }
  return { child, port, ask }
}

/** Opens the streams, waits for the first event of each, and gives the memory that they take. */
async function fill(
  { port, ask }: Process,
  requests: string[],
): Promise<{ sockets: Socket[]; memory: Memory }> {
  const open = async (count: number, from: number): Promise<Socket[]> => {
    const sockets: Socket[] = []
    for (let index = 0; index < count; index += 50) {
      const some = Array.from({ length: 50 }, (_, offset) =>
        openStream(port, requests[(from + index + offset) % requests.length]!),
      )
      sockets.push(...(await Promise.all(some)))
    }
    return sockets
  }
  // The first ones pay for what is shared.
  const first = await open(500, 0)
  const before = await ask<Memory>('memory')
  const rest = await open(streams - 500, 500)
  const after = await ask<Memory>('memory')
  const share = streams / (streams - 500)
  const memory = { rss: (after.rss - before.rss) * share, heap: (after.heap - before.heap) * share }
  return { sockets: [...first, ...rest], memory }
}

function openStream(port: number, request: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request))
    let text = ''
    socket.on('error', reject)
    socket.on('data', function listen(chunk) {
      text += chunk.toString('latin1')
      if (!text.startsWith('HTTP/1.1 200')) reject(new Error(text.slice(0, 200)))
      if (!/data: [^\n]*\n\n/.test(text)) return
      socket.off('data', listen)
      resolve(socket)
    })
  })
}

const hearNext = (socket: Socket): Promise<string> =>
  new Promise((resolve) => {
    let text = ''
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1')
      if (text.includes('"state"')) resolve(text)
    })
  })

async function stop({ child }: Process, sockets: Socket[]): Promise<void> {
  for (const socket of sockets) socket.destroy()
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill()
  await ended
}
