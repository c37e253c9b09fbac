import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { memoryStore } from '@powens-pay/server-kit'
import { toNodeHandler } from '@powens-pay/server-kit/node'
import { openShop } from './openShop.ts'

/** A process that keeps streams open: ours, or the least that Node can do. */
const servers: Record<string, () => Promise<Server>> = {
  async ours() {
    const store = memoryStore({ singleInstance: true })
    let reads = 0
    const shop = openShop({ ...store, read: (key) => ((reads += 1), store.read(key)) })
    answer('create', async (count) => {
      const pages: unknown[] = []
      for (let index = 0; index < count; index += 1) pages.push(await shop.create(`order ${index}`))
      return pages
    })
    answer('push', async (paymentId) => {
      const before = reads
      await shop.push(paymentId, 'validating')
      // What the watchers read is asked for by now.
      await new Promise((resolve) => setImmediate(resolve))
      return reads - before
    })
    return createServer(toNodeHandler(shop.handler))
  },
  async node() {
    return createServer((_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' }).write(`data: ${'x'.repeat(900)}\n\n`)
    })
  },
}

const answers = new Map<string, (value: number) => unknown>()
function answer(question: string, reply: (value: number) => unknown): void {
  answers.set(question, reply)
}

answer('memory', () => {
  globalThis.gc?.()
  const { rss, heapUsed, external } = process.memoryUsage()
  return { rss, heap: heapUsed + external }
})

process.on('message', async ([question, value]: [string, number]) => {
  process.send?.(await answers.get(question)?.(value))
})
const server = await servers[process.argv[2] ?? '']!()
server.listen(0, '127.0.0.1', 4_096, () => process.send?.((server.address() as AddressInfo).port))
