import { createServer } from 'node:http'
import { toNodeHandler } from '@powens-pay/server-kit/node'
import { answer } from './shop.js'

const server = createServer(toNodeHandler(answer))
server.listen(0, '127.0.0.1', () => console.log(`port ${server.address().port}`))
