import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { toNodeHandler } from '../../src/adapters/node.ts'
import { createShop } from '../createShop.ts'

const server = createServer(toNodeHandler(createShop().handler))
let mostRead = 0
server.on('connection', (socket) => {
  socket.on('close', () => {
    mostRead = Math.max(mostRead, socket.bytesRead)
  })
})
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
process.on('message', () => process.send?.({ residentBytes: process.memoryUsage.rss(), mostRead }))
