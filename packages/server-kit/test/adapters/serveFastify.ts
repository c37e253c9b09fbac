import fastify from 'fastify'
import { toNodeHandler } from '../../src/adapters/node.ts'
import { listen, type Serve } from './Served.ts'

export const serveFastify: Serve = async (handler) => {
  const app = fastify()
  const payments = toNodeHandler(handler, { onError: () => undefined })
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null))
    scope.all('/api/powens/*', (request, reply) => payments(request.raw, reply.hijack().raw))
  })
  await app.ready()
  return listen(app.server)
}
