import type { Serve } from './Served.ts'
import { expressVersions, serveExpress } from './serveExpress.ts'
import { serveFastify } from './serveFastify.ts'
import { serveH3 } from './serveH3.ts'
import { serveHono } from './serveHono.ts'
import { serveKoa } from './serveKoa.ts'
import { serveLambda } from './serveLambda.ts'
import { serveNest } from './serveNest.ts'
import { serveNext } from './serveNext.ts'
import { serveNode } from './serveNode.ts'

/** Every way to mount the handler that the documentation names. */
export const adapters: Readonly<Record<string, Serve>> = {
  'node:http': serveNode,
  'Express 5': serveExpress(expressVersions['Express 5']),
  'Express 4': serveExpress(expressVersions['Express 4']),
  Fastify: serveFastify,
  Koa: serveKoa,
  NestJS: serveNest({ bodyParser: false }),
  'NestJS, parsing bodies elsewhere': serveNest({}),
  Hono: serveHono,
  h3: serveH3,
  'Next.js route handlers': serveNext,
  Lambda: serveLambda,
}
