import { setTimeout as sleep } from 'node:timers/promises'
import { guardStore } from '@powens-pay/server-kit'
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
import { repeat } from './repeat.ts'

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
  /** Stops after the open requests, within the configured grace. Safe to call twice. */
  stop(): Promise<void>
}

/** Opens the store, listens, and sweeps at intervals. */
export async function startBroker(options: StartBrokerOptions): Promise<RunningBroker> {
  const { configuration, now = Date.now } = options
  const { host, port, managementHost, managementPort, stopGrace, sweepInterval } = configuration
  const log = createLog(options.write, configuration.logLevel, now)
  const metrics = createMetrics()
  const store = guardStore(await openStore(configuration, now), { timeout: configuration.storeTimeout })
  const broker = createBroker({ configuration, store, log, metrics, now })
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
    createManagement({ broker, metrics, health }),
    managementHost,
    managementPort,
  )
  const stopSweeping = repeat(async () => {
    try {
      await broker.sweep()
    } catch (error) {
      log('error', 'sweep.failed', describeError(error))
    }
  }, sweepInterval)
  for (const notice of findNotices(configuration)) log('warn', 'configuration.notice', { message: notice })
  log('info', 'broker.started', { url: main.url, managementUrl: management.url, store: store.name })

  async function stop(): Promise<void> {
    health.stop()
    log('info', 'broker.stopping', { underWay: payments.underWay })
    await Promise.all([stopSweeping(), main.close(stopGrace), management.close(0)])
    await Promise.race([broker.close(), sleep(stopGrace, undefined, { ref: false })])
    // What was written is kept; a store that does not close is no reason to fail.
    await store.close?.().catch((error: unknown) => log('warn', 'store.close_failed', describeError(error)))
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
