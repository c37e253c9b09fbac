import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import type { Server } from 'node:net'
import { serverSuite } from './serverSuite.ts'
import { listen } from './Served.ts'

serverSuite('Hono', (handler) => {
  const app = new Hono()
  app.all('/api/powens/*', (context) => handler(context.req.raw))
  app.onError((_error, context) => context.body(null, 500))
  return listen(createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }) as Server)
})
