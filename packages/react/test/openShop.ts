import { createPaymentClient, type PaymentClient } from '@powens-pay/core'

const publicUrl = 'https://shop.example/api/powens'
const returnUrl = 'https://shop.example/order'

/** A shop's whole backend in memory. */
export async function openShop() {
  const requests: string[] = []
  const idempotencyKeys: (string | null)[] = []
  let failures: (number | 'offline')[] = []
  let gate: Promise<void> = Promise.resolve()
  let payment: Record<string, unknown> | null = null
  const view = (state: string, more = {}) => ({
    id: 1,
    orderId: '42',
    state,
    state_detail: null,
    action: null,
    error_code: null,
    error_description: null,
    connector_uuid: null,
    source: 'confirmed',
    review: null,
    cancellable: false,
    resumable: state === 'created' || state === 'validating',
    kind: 'one_time',
    amount: '9.50',
    currency: 'EUR',
    execution_date_type: 'instant',
    execution_date: null,
    ...more,
  })
  const handler = async (request: Request) => {
    const path = new URL(request.url).pathname.replace('/api/powens', '')
    if (path === '/payments') {
      payment ??= view('created')
      if (payment['state'] === 'rejected') payment = view('created', { id: 2 })
      return Response.json(
        { payment, paymentKey: 'key', redirectUrl: payment['resumable'] ? `${publicUrl}/go/t` : null },
        { status: 201 },
      )
    }
    if (path === '/payments/find') return Response.json(payment && { payment, paymentKey: 'key' })
    if (request.headers.get('powens-payment-key') !== 'key')
      return Response.json(
        { type: 'about:blank', title: 'no', status: 401, code: 'invalid_payment_key' },
        { status: 401, headers: { 'content-type': 'application/problem+json' } },
      )
    return Response.json({ payment })
  }
  const client: PaymentClient = createPaymentClient({
    basePath: publicUrl,
    fetch: async (request) => {
      requests.push(`${request.method} ${new URL(request.url).pathname.replace('/api/powens', '')}`)
      if (request.headers.has('idempotency-key')) idempotencyKeys.push(request.headers.get('idempotency-key'))
      await gate
      const failure = failures.shift()
      if (failure === 'offline') throw new TypeError('Failed to fetch')
      if (failure !== undefined) return new Response('', { status: failure })
      return handler(request)
    },
  })
  const callback = `${returnUrl}#powens-payment=1.key`
  return {
    client,
    requests,
    idempotencyKeys,
    failNext: (...next: (number | 'offline')[]) => {
      failures = next
    },
    hold() {
      let release = () => {}
      gate = new Promise((resolve) => {
        release = resolve
      })
      return release
    },
    payer: {
      approve: async (_url: string) => {
        payment = view('done')
        return callback
      },
      refuse: async (_url: string) => {
        payment = view('rejected', {
          error_code: 'insufficientFunds',
          error_description: 'Solde insuffisant',
        })
        return callback
      },
      begin: async (_url: string) => {
        payment = view('pending')
        return callback
      },
    },
  }
}
