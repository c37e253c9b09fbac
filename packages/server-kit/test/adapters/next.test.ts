import { toNextHandler } from '../../src/adapters/next.ts'
import { expect, test } from 'vitest'
import { adapterSuite } from './adapterSuite.ts'
import { liveSuite } from './liveSuite.ts'
import { serveNext } from './serveNext.ts'

adapterSuite('Next.js route handlers', serveNext)
liveSuite('Next.js route handlers', serveNext)

test('parameters: after', async () => {
  const tasks: Promise<unknown>[] = []
  const { POST } = toNextHandler(
    (_request, context) => {
      context?.waitUntil?.(Promise.resolve('delivered'))
      return new Response()
    },
    { after: (task) => void tasks.push(task) },
  )
  await POST(new Request('https://shop.example/api/powens/webhooks', { method: 'POST' }))
  expect(await Promise.all(tasks)).toEqual(['delivered'])
})

test("behavior: the route's parameters are not taken for the handler's context", async () => {
  const contexts: unknown[] = []
  const { GET } = toNextHandler((_request, context) => {
    contexts.push(context)
    return new Response()
  })
  const route: (...parameters: unknown[]) => Promise<Response> = GET as never
  await route(new Request('https://shop.example/'), { params: Promise.resolve({ waitUntil: 'x' }) })
  expect(contexts).toEqual([undefined])
})
