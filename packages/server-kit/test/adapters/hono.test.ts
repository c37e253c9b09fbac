import { serveHono } from './serveHono.ts'
import { serverSuite } from './serverSuite.ts'

serverSuite('Hono', serveHono)
