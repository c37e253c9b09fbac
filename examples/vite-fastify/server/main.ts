import { startReconciling } from '@powens-pay/server-kit'
import { toNodeHandler } from '@powens-pay/server-kit/node'
import fastify from 'fastify'
import { payments } from './payments'

const app = fastify()
const answer = toNodeHandler(payments)
// A scope of its own without body parsers: webhooks are signed over the bytes that came.
app.register(async (scope) => {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', (_request, _payload, done) => done(null))
  scope.all('/api/powens/*', (request, reply) => answer(request.raw, reply.hijack().raw))
})
await app.listen({ port: 3001 })
// Finds what no webhook reported.
startReconciling(payments)
