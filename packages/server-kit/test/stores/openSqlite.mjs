// A process of its own that opens a SQLite file each time it is told to, and says how that went.
import { createInterface } from 'node:readline'
import { sqliteStore } from '@powens-pay/server-kit/sqlite'

console.log('loaded')
for await (const file of createInterface({ input: process.stdin })) {
  try {
    const store = sqliteStore(file)
    await store.write(`process ${process.pid}`, 'a', { version: null })
    await store.close?.()
    console.log('opened')
  } catch (error) {
    console.log(error.message)
  }
}
