import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { paymentKeyHeader } from '@powens-pay/core'
import { signWebhook } from '@powens-pay/server-kit'
import type { Telling } from './createMerchant.ts'
import { RuleBrokenError } from './RuleBrokenError.ts'
import type { Subject } from './Subject.ts'

/** A payment as its page got it. Its shape is not checked. */
export interface VisitedPayment {
  input: unknown
  id: number
  key: string
  redirectUrl: string
}

export interface WebhookChange {
  /** Changes to the payment that Powens holds. */
  patch?: Record<string, unknown>
  /** How old the signature is, in milliseconds; negative for the future. */
  age?: number
  secret?: string
  path?: string
  isGzip?: boolean
  /** The delivery's id; the same again for a repeat. */
  deliveryId?: number
}

export interface Visitor extends ReturnType<typeof openBrowser> {
  /** A browser without cookies. */
  stranger: () => Visitor
}

let deliveries = 900_000_000

/** Everything a rule can do to a server: as a payer's browser, as another browser, and as Powens. */
export function createVisitor(subject: Subject): Visitor {
  return { ...openBrowser(subject), stranger: () => createVisitor(subject) }
}

function openBrowser(subject: Subject) {
  const { url, sandbox } = subject
  const cookies = new Map<string, string>()

  async function send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers({ ...subject.headers })
    const jar = [headers.get('cookie'), ...[...cookies].map(([name, value]) => `${name}=${value}`)].filter(
      Boolean,
    )
    if (jar.length > 0) headers.set('cookie', jar.join('; '))
    new Headers(init.headers).forEach((value, name) => headers.set(name, value))
    const address = /^https?:/.test(path) ? path : `${url}${path}`
    const response = await subject.fetch(new Request(address, { redirect: 'manual', ...init, headers }))
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      cookies.set(name, value)
    }
    return response
  }

  const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    send(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })

  async function readJson(response: Response): Promise<Record<string, unknown>> {
    const text = await response.text()
    try {
      const value: unknown = JSON.parse(text)
      return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
    } catch {
      return {}
    }
  }

  async function pay(input: unknown = subject.createInput()): Promise<VisitedPayment> {
    const response = await post('/payments', { input })
    const { payment, paymentKey, redirectUrl } = await readJson(response)
    const id = (payment as { id?: unknown } | undefined)?.id
    if (!response.ok || typeof id !== 'number' || typeof paymentKey !== 'string')
      throw new RuleBrokenError(
        `No payment could be created to test this with: the answer was ${response.status}.`,
      )
    return { input, id, key: paymentKey, redirectUrl: String(redirectUrl) }
  }

  const read = (id: number, key: string | null): Promise<Response> =>
    send(`/payments/${id}`, { headers: key === null ? {} : { [paymentKeyHeader]: key } })

  /** The payment as the server shows it now. */
  async function look({ id, key }: VisitedPayment): Promise<Record<string, unknown>> {
    const { payment } = await readJson(await read(id, key))
    return (payment ?? {}) as Record<string, unknown>
  }

  async function callBack(parameters: Record<string, string | number>): Promise<Response> {
    const query = new URLSearchParams(
      Object.entries(parameters).map(([name, value]) => [name, String(value)]),
    )
    return send(`/callback?${query}`, {
      headers: { 'sec-fetch-mode': 'navigate', 'sec-fetch-site': 'cross-site' },
    })
  }

  /** Sends a webhook about a payment as Powens does, with the given changes. */
  async function sendWebhook(id: number, change: WebhookChange = {}): Promise<Response> {
    const {
      patch = {},
      age = 0,
      secret = subject.webhookSecret,
      isGzip = false,
      deliveryId = ++deliveries,
    } = change
    const payment = { ...sandbox.payments.get(id), ...patch, id_webhook_data: deliveryId }
    const body = new TextEncoder().encode(JSON.stringify(payment))
    const date = new Date(sandbox.clock.wall() - age).toISOString().replace('Z', '000Z')
    const registered = new URL(`${subject.publicUrl ?? url}/webhooks`)
    if (change.path !== undefined) registered.pathname = change.path
    const signature = await signWebhook({ secret, url: registered.href, body, date })
    return subject.fetch(
      new Request(`${url}/webhooks`, {
        method: 'POST',
        headers: {
          ...signature,
          'content-type': 'application/json',
          ...(isGzip && { 'content-encoding': 'gzip' }),
        },
        body: isGzip ? new Uint8Array(gzipSync(body)) : body,
      }),
    )
  }

  const changesOf = ({ id }: Pick<VisitedPayment, 'id'>): Telling[] =>
    (subject.merchant?.tellings ?? []).filter(({ paymentId }) => paymentId === id)

  /** Waits for a change of a payment that the merchant has taken, or refused; `null` when it does not come. */
  async function waitFor(
    payment: VisitedPayment,
    choose: (tellings: Telling[]) => Telling | undefined,
    wasTaken = true,
  ): Promise<Telling | null> {
    const end = performance.now() + (subject.patience ?? 30_000)
    for (;;) {
      const change = choose(changesOf(payment).filter(({ isTaken }) => isTaken === wasTaken))
      if (change) return change
      if (performance.now() > end) return null
      await sleep(20)
    }
  }

  return {
    subject,
    sandbox,
    cookies,
    send,
    post,
    readJson,
    pay,
    read,
    look,
    callBack,
    sendWebhook,
    /** The changes of a payment that the merchant received, oldest first. */
    changesOf,
    /** The change of a payment to a state. */
    waitForChange: (payment: VisitedPayment, state: string) =>
      waitFor(payment, (taken) => taken.find(({ state: seen }) => seen === state)),
    /** The change of a payment that is the given one of all it has. */
    waitForChanges: (payment: VisitedPayment, count: number) => waitFor(payment, (taken) => taken[count - 1]),
    /** The merchant answers the next change with 503. */
    refuseNextChange: () => subject.merchant?.refuseNext(),
    waitForRefusal: (payment: VisitedPayment) => waitFor(payment, ([refused]) => refused, false),
    /** How many payments exist at Powens. */
    countPayments: () => sandbox.payments.list().length,
    /** Sets the state at Powens, without a webhook. */
    setTruth: (id: number, state: string, errorCode: string | null = null) =>
      sandbox.faults.patchPayment(id, { state, error_code: errorCode }),
  }
}
