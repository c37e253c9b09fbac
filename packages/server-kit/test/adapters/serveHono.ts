import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import type { Server } from 'node:net'
import { listen, type Serve } from './Served.ts'

export const serveHono: Serve = (handler) => {
  const app = new Hono()
  app.all('/api/powens/*', (context) => handler(context.req.raw))
  app.onError((_error, context) => context.body(null, 500))
  return listen(createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }) as Server)
}
