import { createApi } from './api/createApi.ts'
import type { Clock } from './engine/clock.ts'
import { createFaultBook } from './engine/faultBook.ts'
import { createKeys } from './engine/keys.ts'
import type { Movement } from './engine/Movement.ts'
import type { PaymentRecord } from './engine/PaymentRecord.ts'
import type { SandboxOptions, WebhookOptions } from './engine/SandboxOptions.ts'
import { readOptions } from './engine/settings.ts'
import { createStore } from './engine/store.ts'
import type { WebhookAttempt } from './engine/WebhookSender.ts'
import type { World } from './engine/World.ts'
import { createFaults } from './faults/createFaults.ts'
import type { Faults } from './faults/Faults.ts'
import { createConnectionError } from './http/createConnectionError.ts'
import { noContent } from './http/reply.ts'
import { createBankPages } from './pages/bank/createBankPages.ts'
import { createControlPage } from './pages/control/createControlPage.ts'
import { createWebview } from './pages/webview/createWebview.ts'
import { createPayer, type Payer } from './payer/createPayer.ts'
import { banks as defaultBanks } from './powens/connectors/banks.ts'
import { connectorsWithoutPay as defaultConnectorsWithoutPay } from './powens/connectors/connectorsWithoutPay.ts'
import { presentPayment } from './powens/payment/presentPayment.ts'
import { writeStatement, type StatementOptions } from './powens/statement/writeStatement.ts'
import { createWebhookSender } from './powens/webhooks/createWebhookSender.ts'

/** A Powens in memory, behind one `fetch`. */
export interface Sandbox {
  /** Answers for the API, the webview and the banks. Pass it wherever Powens would be called. */
  fetch: (input: Request | string | URL, init?: RequestInit) => Promise<Response>
  /** Where the API is, with its version: `https://acme.biapi.pro/2.0`. */
  apiUrl: string
  /** Root of the webview, `https://webview.powens.com` at Powens. (docs/powens.md#webview-url) */
  webviewUrl: string
  baseUrl: string
  domain: string
  clientId: string
  clientSecret: string
  /** The console's token, for `/config` and `/webhooks/auth`. */
  configToken: string
  clock: Clock
  /** Acts as the payer in the webview and at the bank. */
  payer: Payer
  faults: Faults
  webhooks: {
    /** Every attempt that was made, oldest first. */
    readonly attempts: readonly WebhookAttempt[]
    /** Registers one more URL for webhooks. */
    register: (endpoint: WebhookOptions) => void
    /** Resolves when everything that is due has been tried. */
    flush: () => Promise<void>
    /** Repeats the deliveries that were not accepted, without waiting for the next round. */
    retry: () => Promise<void>
  }
  payments: {
    /** A payment as the API shows it, with everything sensitive. */
    get: (id: number) => Record<string, unknown> | undefined
    /** Every payment, oldest first. */
    list: () => Record<string, unknown>[]
  }
  statements: {
    /** Every movement of money, oldest first: what is true, whatever Powens reports. */
    readonly movements: readonly Movement[]
    /** A bank's statement of an account, as CAMT.053 or CSV. */
    write: (options: StatementOptions) => string
  }
  /** The domain's configuration, such as `payment.auto_confirmation`. */
  config: Map<string, string>
}

/**
 * A whole Powens Pay in memory: API, webview, banks, webhooks and a clock that tests advance.
 *
 * It listens on no port, and nothing leaves the process unless a webhook has a URL and no `fetch`.
 *
 * @example
 * const sandbox = createSandbox()
 * const powens = createPowens({ ...sandbox, now: sandbox.clock.now })
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const { settings, clock } = readOptions(options)
  const { banks = defaultBanks, connectorsWithoutPay = defaultConnectorsWithoutPay } = options
  const store = createStore(settings.remember)
  for (const [key, value] of Object.entries(options.config ?? {})) store.config.set(key, value)
  const faults = createFaultBook()
  const present = (record: PaymentRecord) => presentPayment(world, record)
  const webhooks = createWebhookSender({ clock, store, settings, faults, present }, options.webhook)
  const world: World = {
    settings,
    clock,
    store,
    banks,
    connectorsWithoutPay,
    faults,
    webhooks,
    keys: createKeys(),
  }

  const api = createApi(world)
  const webview = createWebview(world)
  const bank = createBankPages(world)
  const control = createControlPage(world)

  async function answer(request: Request): Promise<Response> {
    request.signal.throwIfAborted()
    const { href, pathname } = new URL(request.url)
    const path = pathname.replace(/\/+$/, '')
    const below = (root: string) => {
      const prefix = new URL(root).pathname.replace(/\/$/, '')
      return href.startsWith(`${root}/`) || href === root ? path.slice(prefix.length) : null
    }
    const apiPath = below(settings.apiUrl)
    if (apiPath?.startsWith('/auth/webview')) return webview(request, apiPath.slice('/auth/webview'.length))
    if (apiPath === '/webauth/callback') return bank.comeBack(request)
    if (apiPath !== null) return api(request, apiPath)
    // A client that is tested against the live API calls these without the version, and a guide writes them so.
    const plainPath = below(settings.baseUrl)
    if (plainPath?.startsWith('/webhooks/auth')) return api(request, plainPath)
    const webviewPath = below(settings.webviewUrl)
    if (webviewPath !== null) return webview(request, webviewPath)
    const bankPath = below(`${settings.baseUrl}/bank`)
    if (bankPath !== null) return bank.visit(request, bankPath)
    if (href.startsWith(`${settings.baseUrl}/`)) {
      if (path === '' || path === '/styles.css') return control(request)
      return path === '/favicon.ico' ? noContent() : api(request, '')
    }
    // Nothing listens there.
    throw createConnectionError()
  }

  const sandboxFetch: Sandbox['fetch'] = (input, init) => answer(new Request(input, init))

  return {
    fetch: sandboxFetch,
    apiUrl: settings.apiUrl,
    webviewUrl: settings.webviewUrl,
    baseUrl: settings.baseUrl,
    domain: settings.domain,
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
    configToken: settings.configToken,
    clock,
    payer: createPayer(world, sandboxFetch),
    faults: createFaults(world),
    webhooks: {
      attempts: webhooks.attempts,
      register: (endpoint) => webhooks.register(endpoint),
      flush: () => clock.idle(),
      retry: () => webhooks.retry(),
    },
    payments: {
      get(id) {
        const record = store.payments.get(id)
        return record && presentPayment(world, record, true)
      },
      list: () => [...store.payments.values()].map((record) => presentPayment(world, record, true)),
    },
    statements: {
      movements: store.movements,
      write: (statement) => writeStatement(world, statement),
    },
    config: store.config,
  }
}
