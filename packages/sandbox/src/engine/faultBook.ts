import type { FaultRoute } from './FaultRoute.ts'

/** What is done to one call of the API. */
export type ApiFault =
  | {
      kind: 'refuse'
      status: number
      code?: string
      message?: string | null
      headers?: Record<string, string>
    }
  | { kind: 'drop'; when: 'asked' | 'answered' }
  | { kind: 'delay'; ms: number }
  | { kind: 'replace'; change: (response: Response) => Response | Promise<Response> }

/** What is done to one webhook, or to one attempt to deliver it. */
export interface WebhookFaults {
  fail: { status?: number }
  timeout: object
  drop: object
  duplicate: { copies: number }
  stale: { ms: number }
  missign: { how: 'secret' | 'body' | 'missing' }
}

type WebhookFaultKind = keyof WebhookFaults

interface Armed<Fault> {
  fault: Fault
  left: number
}

/** The faults that are armed, and taking them. */
export interface FaultBook {
  arm(route: FaultRoute, fault: ApiFault, times: number): void
  take(route: string): ApiFault[]
  armWebhook<Kind extends WebhookFaultKind>(kind: Kind, fault: WebhookFaults[Kind], times: number): void
  takeWebhook<Kind extends WebhookFaultKind>(kind: Kind): WebhookFaults[Kind] | undefined
  armLostCallback(times: number): void
  takeLostCallback(): boolean
  isDown(): boolean
  setDown(isDown: boolean): void
  isHolding(): boolean
  setHolding(isHolding: boolean): void
  clear(): void
}

export function createFaultBook(): FaultBook {
  let api: (Armed<ApiFault> & { route: FaultRoute })[] = []
  let webhooks: (Armed<unknown> & { kind: WebhookFaultKind })[] = []
  let lostCallbacks = 0
  let isDown = false
  let isHolding = false

  return {
    arm(route, fault, times) {
      api.push({ route, fault, left: times })
    },
    take(route) {
      const hit: ApiFault[] = []
      for (const armed of api) {
        if (armed.route !== '*' && armed.route !== route) continue
        // A delay goes together with what happens after it; of the rest only the first armed hits.
        if (armed.fault.kind !== 'delay' && hit.some((fault) => fault.kind !== 'delay')) continue
        armed.left -= 1
        hit.push(armed.fault)
      }
      api = api.filter(({ left }) => left > 0)
      return hit
    },
    armWebhook(kind, fault, times) {
      webhooks.push({ kind, fault, left: times })
    },
    takeWebhook<Kind extends WebhookFaultKind>(kind: Kind) {
      const armed = webhooks.find((candidate) => candidate.kind === kind)
      if (!armed) return undefined
      armed.left -= 1
      webhooks = webhooks.filter(({ left }) => left > 0)
      return armed.fault as WebhookFaults[Kind]
    },
    armLostCallback(times) {
      lostCallbacks += times
    },
    takeLostCallback() {
      if (lostCallbacks <= 0) return false
      lostCallbacks -= 1
      return true
    },
    isDown: () => isDown,
    setDown(value) {
      isDown = value
    },
    isHolding: () => isHolding,
    setHolding(value) {
      isHolding = value
    },
    clear() {
      api = []
      webhooks = []
      lostCallbacks = 0
      isDown = false
      isHolding = false
    },
  }
}
