import { testConnector } from '@powens-pay/sandbox'
import { buildPaymentBody } from './buildPaymentBody.ts'
import type { Probe, ProbeContext } from './Probe.ts'

const unknownUuid = '00000000-0000-4000-8000-000000000000'
const unknownPayment = 999_999_999

const tokenBody = ({ clientId, clientSecret }: ProbeContext) => ({
  grant_type: 'client_credentials',
  client_id: clientId,
  client_secret: clientSecret,
  scope: ['payments:admin'],
})

type PickToken = (context: ProbeContext) => string | null

const service: PickToken = ({ serviceToken }) => serviceToken
const scoped: PickToken = ({ scopedToken }) => scopedToken
const configuration: PickToken = ({ configToken }) => configToken

/** Reads an address, with a token or without one. */
const get = (name: string, path: string, pick?: PickToken): Probe => ({
  name,
  build(context) {
    if (!pick) return { method: 'GET', path }
    const token = pick(context)
    return token === null ? null : { method: 'GET', path, token }
  },
})

/** Reads something of the payment that was created. */
const getPayment = (name: string, suffix = '', pick: PickToken = service): Probe => ({
  name,
  build(context) {
    const token = pick(context)
    const { paymentId } = context
    if (token === null || paymentId === null) return null
    return { method: 'GET', path: `/payments/${paymentId}${suffix}`, token }
  },
})

type BuildBody = (redirectUrl: string) => Record<string, unknown>

const postPayment = (name: string, suffix: string, buildBody: BuildBody): Probe => ({
  name,
  build({ serviceToken: token, paymentId, redirectUrl }) {
    if (token === null || paymentId === null || redirectUrl === null) return null
    return { method: 'POST', path: `/payments/${paymentId}${suffix}`, token, body: buildBody(redirectUrl) }
  },
})

const create = (name: string, buildBody: BuildBody): Probe => ({
  name,
  build({ serviceToken: token, redirectUrl }) {
    if (token === null || redirectUrl === null) return null
    return { method: 'POST', path: '/payments', token, body: buildBody(redirectUrl) }
  },
})

/** The calls, in the order they are made: fewer than the thirty a minute of a sandbox domain. */
export const probes: readonly Probe[] = [
  {
    name: 'POST /auth/token',
    build: (context) => ({ method: 'POST', path: '/auth/token', body: tokenBody(context) }),
    keep: (context, { token }) => {
      if (typeof token === 'string') context.serviceToken = token
    },
  },
  {
    name: 'POST /auth/token, with a wrong secret',
    build: (context) => ({
      method: 'POST',
      path: '/auth/token',
      body: { ...tokenBody(context), client_secret: 'not-the-secret' },
    }),
  },
  {
    name: 'POST /auth/token, with an unknown scope',
    build: (context) => ({
      method: 'POST',
      path: '/auth/token',
      body: { ...tokenBody(context), scope: ['payments:everything'] },
    }),
  },
  get('GET /payments, without a token', '/payments'),
  get('GET /payments, with a wrong token', '/payments', () => 'not-a-token'),
  get('GET /connectors', '/connectors'),
  get('GET /connectors/{uuid}', `/connectors/${testConnector.uuid}?expand=payment_fields`),
  get('GET /connectors/{uuid}, unknown', `/connectors/${unknownUuid}`),
  get('GET /connectors/{uuid}/sources', `/connectors/${testConnector.uuid}/sources`),
  get('GET /publickey', '/publickey'),
  get('GET /terms', '/terms', service),
  get('GET /payments/{id}, unknown', `/payments/${unknownPayment}`, service),
  create('POST /payments, without instructions', (redirectUrl) => ({ client_redirect_uri: redirectUrl })),
  create('POST /payments, above the cap of a sandbox domain', (redirectUrl) =>
    buildPaymentBody(redirectUrl, 10.01),
  ),
  {
    ...create('POST /payments', (redirectUrl) => buildPaymentBody(redirectUrl, 1)),
    keep: (context, { id }) => {
      if (typeof id === 'number') context.paymentId = id
    },
  },
  getPayment('GET /payments/{id}'),
  getPayment('GET /payments/{id}?show_sensitive=true', '?show_sensitive=true'),
  get('GET /payments?limit=1', '/payments?limit=1', service),
  { ...getPayment('GET /payments/{id}/incompatibilities', '/incompatibilities'), hasOpenLists: true },
  getPayment('GET /payments/{id}/terms', '/terms'),
  {
    ...postPayment('POST /payments/{id}/scopedtoken', '/scopedtoken', () => ({
      scope: ['payments:validate'],
    })),
    keep: (context, { token }) => {
      if (typeof token === 'string') context.scopedToken = token
    },
  },
  getPayment('GET /payments/{id}, with the scoped token', '', scoped),
  postPayment('POST /payments/{id} {resume}, where nothing waits', '', () => ({ resume: true })),
  postPayment('POST /payments/{id} {cancel}', '', (redirectUrl) => ({
    cancel: true,
    client_redirect_uri: redirectUrl,
  })),
  { ...get('GET /config', '/config', configuration), hasOpenKeys: true },
  { ...get('GET /webhooks/auth', '/webhooks/auth', configuration), hasOpenLists: true },
]
