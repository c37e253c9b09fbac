import { serveFastify } from './serveFastify.ts'
import { serverSuite } from './serverSuite.ts'

serverSuite('Fastify', serveFastify)
