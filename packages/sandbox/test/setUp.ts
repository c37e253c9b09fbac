import { createSandbox, type Sandbox, type SandboxOptions } from '../src/index.ts'

/** A payment as a shop would ask for it; everything may be overridden. */
export function paymentRequest(
  instruction: Record<string, unknown> = {},
  request: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    client_redirect_uri: 'https://shop.example/return',
    client_state: 'order-1042',
    instructions: [makeInstruction(instruction)],
    payer_identity: { kind: 'individual', first_name: 'Ada', last_name: 'Martin' },
    ...request,
  }
}

export function makeInstruction(instruction: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    label: 'Order 1042',
    amount: 9.5,
    currency: 'EUR',
    execution_date_type: 'instant',
    beneficiary: {
      scheme_name: 'iban',
      identification: 'FR1420041010050500013M02606',
      label: 'Shop SAS',
    },
    ...instruction,
  }
}

export interface Answer {
  status: number
  headers: Headers
  // What comes back is read by key, as a client without types would.
  body: Record<string, unknown>
}

/** One call of the API. */
export async function call(
  sandbox: Sandbox,
  method: string,
  path: string,
  options: { token?: string | undefined; body?: unknown } = {},
): Promise<Answer> {
  const headers = new Headers()
  if (options.token !== undefined) headers.set('authorization', `Bearer ${options.token}`)
  if (options.body !== undefined) headers.set('content-type', 'application/json')
  const response = await sandbox.fetch(`${sandbox.apiUrl}${path}`, {
    method,
    headers,
    ...(options.body !== undefined && { body: JSON.stringify(options.body) }),
  })
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>),
  }
}

/** A service token. */
export async function getToken(sandbox: Sandbox, scope: unknown = 'payments:admin'): Promise<string> {
  const { body } = await call(sandbox, 'POST', '/auth/token', {
    body: {
      grant_type: 'client_credentials',
      client_id: sandbox.clientId,
      client_secret: sandbox.clientSecret,
      scope,
    },
  })
  return String(body['token'])
}

/** A shop with one payment, and the link its payer would be given. */
export async function setUp(options: SandboxOptions = {}, request: unknown = paymentRequest()) {
  const sandbox = createSandbox(options)
  const token = await getToken(sandbox)
  const payment = await openPayment(sandbox, token, request)
  return { sandbox, token, ...payment }
}

/** One more payment of a shop. */
export async function openPayment(sandbox: Sandbox, token: string, request: unknown = paymentRequest()) {
  const since = sandbox.clock.now()
  const created = await call(sandbox, 'POST', '/payments', { token, body: request })
  if (created.status !== 200) throw new Error(`Not created: ${JSON.stringify(created.body)}`)
  const id = created.body['id'] as number
  const scoped = await call(sandbox, 'POST', `/payments/${id}/scopedtoken`, {
    token,
    body: { scope: ['payments:validate'] },
  })
  const scopedToken = String(scoped.body['token'])
  const url = new URL(`${sandbox.webviewUrl}/payment`)
  url.search = new URLSearchParams({
    domain: `${sandbox.domain}.biapi.pro`,
    client_id: sandbox.clientId,
    redirect_uri: 'https://shop.example/return',
    state: 'order-1042',
    code: scopedToken,
    payment_id: String(id),
  }).toString()
  // With a token of its own, since tests move the clock further than tokens last.
  const read = async () => {
    const reader = sandbox.clock.now() < since + 60_000 ? token : await getToken(sandbox)
    return (await call(sandbox, 'GET', `/payments/${id}`, { token: reader })).body
  }
  const post = (body: unknown, by: string = token) =>
    call(sandbox, 'POST', `/payments/${id}`, { token: by, body })
  return { id, scopedToken, url: url.href, read, post }
}
