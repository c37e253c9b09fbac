import type { Clock } from '../../engine/clock.ts'
import type { FaultBook } from '../../engine/faultBook.ts'
import type { PaymentRecord } from '../../engine/PaymentRecord.ts'
import type { WebhookOptions } from '../../engine/SandboxOptions.ts'
import type { SandboxSettings } from '../../engine/settings.ts'
import type { Store } from '../../engine/store.ts'
import type { WebhookAttempt, WebhookSender } from '../../engine/WebhookSender.ts'
import { attemptDelivery, type Delivery } from './attemptDelivery.ts'
import { toPythonJson } from './toPythonJson.ts'

// Powens's rule: a round of deliveries stops after ten failures in a row or two time-outs.
const maximumFailures = 10
const maximumTimeouts = 2

interface Parts {
  clock: Clock
  store: Store
  settings: SandboxSettings
  faults: FaultBook
  present: (record: PaymentRecord) => Record<string, unknown>
}

export function createWebhookSender(parts: Parts, first: WebhookOptions | undefined): WebhookSender {
  const { clock, store, settings, faults } = parts
  const endpoints: Endpoint[] = []
  const attempts: WebhookAttempt[] = []
  let held: (() => void)[] = []

  function register(options: WebhookOptions) {
    endpoints.push(createEndpoint(options))
  }
  if (first) register(first)

  function send(record: PaymentRecord) {
    if (endpoints.length === 0) return
    const id = store.nextId('webhook')
    const body = toPythonJson({ ...parts.present(record), id_webhook_data: id })
    const delivery = { id, paymentId: record.id, state: record.state, body }
    const fault = faults.takeWebhook('drop')
    if (fault) return
    const copies = 1 + (faults.takeWebhook('duplicate')?.copies ?? 0)
    for (const endpoint of endpoints) {
      for (let copy = 0; copy < copies; copy += 1) {
        if (faults.isHolding()) held.push(() => endpoint.deliver(delivery))
        else endpoint.deliver(delivery)
      }
    }
  }

  function createEndpoint(options: WebhookOptions): Endpoint {
    let unprocessed: Delivery[] = []
    let underWay: Promise<void> = Promise.resolve()
    let isRetryArmed = false

    const attempt = async (delivery: Delivery) => {
      const made = await attemptDelivery({ delivery, options, clock, settings, store, faults })
      attempts.push(made)
      if (attempts.length > settings.remember) attempts.shift()
      return made
    }

    // One after another, so that a receiver sees changes in the order they arose.
    const enqueue = (work: () => Promise<void>) => {
      underWay = underWay.then(work)
      clock.track(underWay)
      return underWay
    }

    const armRetry = () => {
      if (isRetryArmed || unprocessed.length === 0) return
      isRetryArmed = true
      clock.after(settings.phases.webhookRetry, () => {
        isRetryArmed = false
        void retry()
      })
    }

    const retry = () =>
      enqueue(async () => {
        let failures = 0
        let timeouts = 0
        const waiting = unprocessed
        unprocessed = []
        while (waiting.length > 0 && failures < maximumFailures && timeouts < maximumTimeouts) {
          const delivery = waiting.shift() as Delivery
          const { isAccepted, isTimeout } = await attempt(delivery)
          failures = isAccepted ? 0 : failures + 1
          timeouts += isTimeout ? 1 : 0
          if (!isAccepted) unprocessed.push(delivery)
        }
        unprocessed = [...unprocessed, ...waiting]
        armRetry()
      })

    return {
      deliver(delivery) {
        void enqueue(async () => {
          const { isAccepted } = await attempt(delivery)
          if (isAccepted) return
          unprocessed.push(delivery)
          armRetry()
        })
      },
      retry,
    }
  }

  return {
    attempts,
    register,
    notify(record, cause) {
      // Old domains may ask for the newer rule.
      const isSystematic = store.config.get('payment.state_updated_webhook.systematic') === '1'
      if (isSystematic || settings.webhookBehaviour.rule === 'every_change' || cause === 'background') {
        send(record)
        return
      }
      // The older rule: no webhook for what the payer's browser carries to the shop.
      const { state } = record
      clock.after(settings.phases.backgroundCheck, () => {
        if (record.announced !== state && record.state === state) send(record)
      })
    },
    announce(record) {
      record.announced = record.state
    },
    async retry() {
      await Promise.all(endpoints.map((endpoint) => endpoint.retry()))
    },
    async release(isReversed) {
      const waiting = isReversed ? held.reverse() : held
      held = []
      for (const deliver of waiting) deliver()
      await clock.idle()
    },
  }
}

interface Endpoint {
  deliver: (delivery: Delivery) => void
  retry: () => Promise<void>
}
