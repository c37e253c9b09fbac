import { createSandbox } from '../src/index.ts'
import { paymentRequest } from '../test/setUp.ts'

/** Ten thousand payments, each pending for two phases and then done, with a webhook for every change. */
const count = 10_000
const remember = Number(process.argv[2] ?? Infinity)
let webhooks = 0

const sandbox = createSandbox({
  remember,
  webhook: {
    url: 'https://shop.example/hooks',
    secret: 'secret',
    fetch: () => {
      webhooks += 1
      return Promise.resolve(new Response(null, { status: 204 }))
    },
  },
})

const startedAt = performance.now()
let admin = ''
admin = await getToken()

async function post(path: string, body: unknown) {
  const response = await sandbox.fetch(`${sandbox.apiUrl}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${admin}` },
    body: JSON.stringify(body),
  })
  return (await response.json()) as Record<string, unknown>
}

async function getToken() {
  const { token } = await post('/auth/token', {
    grant_type: 'client_credentials',
    client_id: sandbox.clientId,
    client_secret: sandbox.clientSecret,
    scope: 'payments:admin',
  })
  return String(token)
}

for (let index = 0; index < count; index += 1) {
  const { id } = await post('/payments', paymentRequest({ label: `pdng/pdng/done - order ${index}` }))
  const { validate_uri: bankUrl } = await post(`/payments/${Number(id)}`, {
    connector_uuid: '338178e6-3d01-564f-9a7b-52ca442459bf',
    fields: { use_case_pay: 'legacy' },
    webview_url: 'https://shop.example/webview',
    validated: true,
  })
  const approved = await sandbox.fetch(String(bankUrl), {
    method: 'POST',
    body: new URLSearchParams({ do: 'approve', account: 'main' }),
    redirect: 'manual',
  })
  await sandbox.fetch(String(approved.headers.get('location')), { redirect: 'manual' })
}
const openedAt = performance.now()
await sandbox.clock.advance(30_000)
const endedAt = performance.now()

const kept = sandbox.payments.list()
const done = kept.filter(({ state }) => state === 'done').length
globalThis.gc?.()
const { heapUsed, rss } = process.memoryUsage()
const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`

console.log(`remember ${remember}: ${count} payments opened in ${((openedAt - startedAt) / 1000).toFixed(1)} s,
advanced through their phases in ${((endedAt - openedAt) / 1000).toFixed(1)} s,
${kept.length} kept (${done} done), ${webhooks} webhooks signed and delivered,
heap ${megabytes(heapUsed)}, resident ${megabytes(rss)}`)
