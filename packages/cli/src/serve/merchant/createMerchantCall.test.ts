import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { createMerchantCall } from './createMerchantCall.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections()
})

type Answer = (response: ServerResponse) => void
const accept: Answer = (response) => response.writeHead(200).end('{}')
const reset: Answer = (response) => void response.socket?.resetAndDestroy()
const close: Answer = (response) => void response.socket?.destroy()
const breakOff: Answer = (response) => {
  response.writeHead(200, { 'content-length': '1000' }).write('{"orderId"')
  setImmediate(() => response.socket?.resetAndDestroy())
}
const fail: Answer = (response) => response.writeHead(500).end()

/** A backend that answers each call as it is asked to; the last answer repeats. */
async function openBackend(...answers: Answer[]) {
  const ids: unknown[] = []
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      const answer = answers[Math.min(ids.length, answers.length - 1)]
      ids.push(request.headers['webhook-id'])
      answer?.(response)
    })
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const call = createMerchantCall({
    secrets: ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
    timeout: 5_000,
    now: Date.now,
    fetch,
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  return {
    ids,
    ask: (name: 'prepare' | 'change', id: string) => call({ name, url, id, body: {} }),
  }
}

test.each([
  ['prepare', 'reset', reset],
  ['prepare', 'closed', close],
  ['prepare', 'broken off in its answer', breakOff],
  ['change', 'reset', reset],
  ['change', 'closed', close],
] as const)('behavior: a %s call whose kept connection is %s is sent once more', async (name, _, fault) => {
  const { ids, ask } = await openBackend(accept, fault, accept)
  expect((await ask(name, 'one')).status).toBe(200)
  expect(await ask(name, 'two')).toEqual({ status: 200, text: '{}' })
  expect(ids).toEqual(['one', 'two', 'two'])
})

test.each([
  ['resets every connection', reset, 2],
  ['answers 500', fail, 1],
])('behavior: a backend that %s is asked no more than that', async (_, answer, times) => {
  const { ids, ask } = await openBackend(answer)
  const asked = ask('prepare', 'one')
  if (answer === fail) expect((await asked).status).toBe(500)
  else await expect(asked).rejects.toThrow('could not be reached for the prepare call')
  expect(ids).toHaveLength(times)
})
