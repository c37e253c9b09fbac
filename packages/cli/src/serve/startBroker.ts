import { guardStore, startReconciling } from '@powens-pay/server-kit'
import type { Configuration } from '../configuration/Configuration.ts'
import { createBroker, type Broker } from './createBroker.ts'
import { createLog, describeError } from './createLog.ts'
import { createMetrics } from './createMetrics.ts'
import { listen } from './listen.ts'
import { findNotices } from './findNotices.ts'
import { createHealth } from './management/createHealth.ts'
import { createManagement } from './management/createManagement.ts'
import { measure } from './measure.ts'
import { openStore } from './openStore.ts'
import { within } from './within.ts'

export interface StartBrokerOptions {
  configuration: Configuration
  write: (line: string) => void
  now?: (() => number) | undefined
}

export interface RunningBroker {
  broker: Broker
  /** Where the broker listens; a proxy usually gives it another public address. */
  url: string
  managementUrl: string
  /** Stops after what is under way, and always within the configured grace. Safe to call twice. */
  stop(): Promise<void>
}

/** The part of the grace that is kept for the store's own goodbye, in milliseconds. */
const longestStoreClose = 1_000

const reviewEvery = 60_000

/** Opens the store, listens, and sweeps at intervals. */
export async function startBroker(options: StartBrokerOptions): Promise<RunningBroker> {
  const { configuration, now = Date.now } = options
  const { host, port, managementHost, managementPort, stopGrace, sweepInterval } = configuration
  const log = createLog(options.write, configuration.logLevel, now)
  const metrics = createMetrics()
  const store = guardStore(await openStore(configuration, now), { timeout: configuration.storeTimeout })
  const broker = createBroker({ configuration, store, log, metrics, now })
  startReconciling(broker.handler, { every: sweepInterval })
  const health = createHealth(store, log, now)

  const payments = measure(broker.handler, metrics, now)
  const main = await listen(
    async (request, context) => {
      // For probes; every other path belongs to the wire.
      const { pathname } = new URL(request.url)
      if (pathname === '/health') return health.answerHealth()
      if (pathname === '/ready') return health.answerReady()
      return payments(request, context)
    },
    host,
    port,
  )
  const management = await listen(
    createManagement({
      broker,
      metrics,
      health,
      log,
      hostnames: configuration.managementHostnames,
      staffToken: configuration.staffToken,
    }),
    managementHost,
    managementPort,
  )
  const reviewing = setInterval(() => {
    broker.reviewDeadLetters().catch((error: unknown) => log('error', 'review.failed', describeError(error)))
  }, reviewEvery)
  for (const notice of findNotices(configuration)) log('warn', 'configuration.notice', { message: notice })
  log('info', 'broker.started', { url: main.url, managementUrl: management.url, store: store.name })

  async function stop(): Promise<void> {
    health.stop()
    clearInterval(reviewing)
    log('info', 'broker.stopping', { underWay: payments.underWay })
    // Streams end at once, so that their pages go to the next instance; everything else may finish.
    const forStore = Math.min(longestStoreClose, stopGrace / 4)
    const requests = main.close(stopGrace - forStore)
    // The last requests may have begun deliveries, which the second close waits for.
    const work = Promise.all([broker.close(), requests, management.close(0)]).then(broker.close)
    try {
      const isDone = await within(work, stopGrace - forStore)
      if (!isDone) log('warn', 'broker.abandoned', { underWay: payments.underWay })
      // What was written is kept; a store that does not close is no reason to fail.
      if (store.close) await within(store.close(), forStore)
    } catch (error) {
      log('warn', 'broker.stop_failed', describeError(error))
    }
    log('info', 'broker.stopped')
  }
  let stopping: Promise<void> | undefined
  return {
    broker,
    url: main.url,
    managementUrl: management.url,
    stop: () => (stopping ??= stop()),
  }
}
