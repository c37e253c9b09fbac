import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { startSandbox } from '@powens-pay/sandbox/node'
import type { SandboxOptions } from '@powens-pay/sandbox'
import { createPaymentHandler, createPowens, memoryStore } from '@powens-pay/server-kit'
import { toNodeHandler } from '@powens-pay/server-kit/node'
import { build } from 'esbuild'

const page = `
import { createRoot } from 'react-dom/client'
import { PaymentProvider, PaymentStatus, usePaymentCallback } from '@powens-pay/react'
import { fr } from '@powens-pay/react/messages/fr'
import { PaymentValidation } from '@powens-pay/react/validation'
import '@powens-pay/react/styles.css'
import '@powens-pay/react/validation.css'

const provider = { name: 'Example Payments SAS, 1 rue du Test', contact: 'help@payments.example', supervisor: 'Example Authority, no. 123' }
const query = new URLSearchParams(location.search)

function Approve() {
  const back = usePaymentCallback()
  const payment = back?.paymentId ? { reference: back } : { input: { orderId: query.get('order') } }
  return <PaymentValidation {...payment} provider={provider} />
}
createRoot(document.getElementById('root')).render(
  <PaymentProvider messages={[fr]} locale={query.get('lang') ?? 'en'}>
    <main>
      <h1>{location.pathname === '/approve' ? 'Pay your order' : 'Your order'}</h1>
      {location.pathname === '/approve' ? <Approve /> : <PaymentStatus />}
    </main>
  </PaymentProvider>,
)
`
let bundle: Promise<{ script: string; styles: string }> | undefined

async function bundlePage(): Promise<{ script: string; styles: string }> {
  const { outputFiles } = await build({
    stdin: { contents: page, loader: 'tsx', resolveDir: join(import.meta.dirname, '..', 'examples', 'shop') },
    bundle: true,
    write: false,
    outdir: 'out',
    format: 'esm',
    jsx: 'automatic',
    conditions: ['@powens-pay/source'],
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  const find = (end: string) => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? ''
  return { script: find('.js'), styles: find('.css') }
}

export interface ValidationShopOptions {
  whiteLabel?: boolean
  /** What the domain lists in `biapi.allowed_origins`. @default the shop */
  allowed?: string
  sandbox?: SandboxOptions
  /** The bank of the order; the payer chooses without one. */
  connectorUuid?: string
  kind?: 'bulk'
}

/** A shop with one page to validate a payment in, before the sandbox on a port of its own. */
export async function startValidationShop(options: ValidationShopOptions = {}) {
  const { script, styles } = await (bundle ??= bundlePage())
  const seen: string[] = []
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const secret = 'the secret of a shop that only exists in tests'
  const sandbox = await startSandbox({
    webhook: { url: `${url}/api/powens/webhooks`, secret },
    ...options.sandbox,
    config: { 'biapi.allowed_origins': options.allowed ?? url, ...options.sandbox?.config },
  })
  const handler = createPaymentHandler({
    powens: createPowens({
      domain: sandbox.domain,
      clientId: sandbox.clientId,
      clientSecret: sandbox.clientSecret,
      apiUrl: sandbox.apiUrl,
      webviewUrl: sandbox.webviewUrl,
    }),
    publicUrl: `${url}/api/powens`,
    returnUrl: `${url}/return`,
    secrets: ['a secret that proves nothing outside of this test'],
    store: memoryStore({ singleInstance: true }),
    webhook: { secrets: [secret] },
    environment: 'development',
    validation: { pageUrl: `${url}/approve`, whiteLabel: options.whiteLabel ?? false },
    preparePayment({ input }) {
      const { orderId } = input as { orderId: string }
      const transfer = {
        amount: '9.50',
        currency: 'EUR',
        execution_date_type: 'instant',
        beneficiary: {
          scheme_name: 'iban',
          identification: 'FR7630006000011234567890189',
          label: 'Boulangerie Lumière',
        },
        beneficiary_identity: { kind: 'corporate', scheme_name: 'siret', identification: '12345678900011' },
      } as const
      const labels = options.kind === 'bulk' ? ['one', 'two'] : ['one']
      return {
        orderId,
        request: {
          ...(options.connectorUuid && { connector_uuid: options.connectorUuid }),
          instructions: labels.map((name) => ({
            ...transfer,
            label: `done - Order ${orderId}, part ${name}`,
          })),
          payer_identity: { kind: 'individual', first_name: 'Ada', last_name: 'Martin' },
        },
      }
    },
    onPaymentUpdated: () => undefined,
  })
  const routes = toNodeHandler(async (request) => {
    const { pathname } = new URL(request.url)
    if (pathname.startsWith('/api/powens/')) {
      const body = await request.clone().text()
      seen.push(`${request.method} ${request.url} ${JSON.stringify([...request.headers])} ${body}`)
      return handler(request)
    }
    if (pathname === '/page.js')
      return new Response(script, { headers: { 'content-type': 'text/javascript' } })
    if (pathname === '/page.css') return new Response(styles, { headers: { 'content-type': 'text/css' } })
    return new Response(
      '<!doctype html><html lang="en"><title>Shop</title><meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/page.css"><div id="root"></div><script type="module" src="/page.js"></script>',
      { headers: { 'content-type': 'text/html; charset=utf-8' } },
    )
  })
  const answer: typeof routes = (request, response) => routes(request, response)

  return {
    url,
    sandbox,
    /** Whatever reached the shop's server. */
    seen,
    approveUrl: (orderId = '42') => `${url}/approve?order=${orderId}`,
    payment: () => sandbox.payments.list().at(-1) as { id: number; state: string; error_code: string | null },
    async close() {
      await handler.close()
      await sandbox.close()
      server.closeAllConnections()
      server.close()
    },
  }
}

export type ValidationShop = Awaited<ReturnType<typeof startValidationShop>>
