import { serve } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { startReconciling } from '@powens-pay/server-kit'
import { Hono } from 'hono'
import { payments } from './payments'

const app = new Hono()
app.all('/api/powens/*', (context) => payments(context.req.raw))
app.use(serveStatic({ root: 'dist' }))
serve({ fetch: app.fetch, port: 3001 })
// Finds what no webhook reported.
startReconciling(payments)
