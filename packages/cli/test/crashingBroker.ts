// The broker as a process that kills itself at the named point it receives. Started by `crash.ts` with an IPC channel.
import { startReconciling } from '@powens-pay/server-kit'
import { createBroker } from '../src/serve/createBroker.ts'
import { createLog } from '../src/serve/createLog.ts'
import { createMetrics } from '../src/serve/createMetrics.ts'
import { listen } from '../src/serve/listen.ts'
import { openStore } from '../src/serve/openStore.ts'
import { loadConfiguration } from '../src/configuration/loadConfiguration.ts'
import type { CrashMessage, CrashPoint } from './crashPoints.ts'

let now = Number(process.env['NOW'])
let armed: { point: CrashPoint; visits: number } | null = null

process.on('message', (message: CrashMessage) => {
  if ('now' in message) now = message.now
  else armed = { point: message.arm, visits: message.visit }
})

async function pass(point: CrashPoint): Promise<void> {
  if (armed?.point !== point || --armed.visits > 0) return
  process.send?.(`died ${point}`, () => process.kill(process.pid, 'SIGKILL'))
  // Nothing may happen between the decision and the signal.
  await new Promise(() => undefined)
}

async function around<T>(what: string, job: () => Promise<T>): Promise<T> {
  await pass(`before ${what}` as CrashPoint)
  const result = await job()
  await pass(`after ${what}` as CrashPoint)
  return result
}

/** Every change that the merchant has to be told. */
function sayWhatIsWritten(order: string): void {
  const { outbox } = JSON.parse(order) as { outbox: { changeId: string }[] }
  for (const { changeId } of outbox) process.send?.(`written ${changeId}`)
}

const { configuration } = await loadConfiguration({
  environment: process.env,
  readFile: () => Promise.reject(new Error()),
})
if (!configuration) throw new Error('The test configured its broker wrongly.')
const store = await openStore(configuration, () => now)

const nameOf = (method: string, path: string): string | null => {
  if (method === 'POST' && path.endsWith('/payments')) return 'creating at Powens'
  if (method === 'POST' && path.endsWith('/scopedtoken')) return 'minting a token'
  return method === 'GET' && path.includes('/payments') ? 'reading at Powens' : null
}

const broker = createBroker({
  configuration,
  log: createLog(
    (line) => void process.stdout.write(line),
    'debug',
    () => now,
  ),
  metrics: createMetrics(),
  now: () => now,
  store: {
    ...store,
    write(key, value, options) {
      const job = () => store.write(key, value, options)
      if (key.includes('/order:')) {
        return around('writing an order', async () => {
          const isWritten = await job()
          if (isWritten) sayWhatIsWritten(value)
          return isWritten
        })
      }
      return key.includes('/payment:') ? around('writing whose payment it is', job) : job()
    },
  },
  powensFetch(request) {
    const what = nameOf(request.method, new URL(request.url).pathname)
    return what ? around(what, () => fetch(request)) : fetch(request)
  },
  merchantFetch: (request) =>
    around(request.url.endsWith('/prepare') ? 'asking the backend' : 'sending a change', () =>
      fetch(request),
    ),
})
await listen(broker.handler, configuration.host, configuration.port)
startReconciling(broker.handler, { every: 100 })
process.send?.('ready')
