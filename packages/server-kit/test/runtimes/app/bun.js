import { answer } from './shop.js'

const server = Bun.serve({ port: 0, hostname: '127.0.0.1', fetch: answer })
console.log(`port ${server.port}`)
