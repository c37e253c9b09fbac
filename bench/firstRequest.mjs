// Plain JavaScript, so that stripping types is not measured. Prints the CPU microseconds of this whole process.
const handle = {
  empty: async () => undefined,
  floor: async () => {
    const { createHmac } = await import('node:crypto')
    createHmac('sha256', 'secret').update('body').digest()
    await (await fetchNothing()).json()
  },
  ours: async () => {
    const { createPaymentHandler, createPowens, memoryStore } = await import('@powens-pay/server-kit')
    const { toNodeHandler } = await import('@powens-pay/server-kit/node')
    const handler = createPaymentHandler({
      powens: createPowens({ domain: 'acme', clientId: 'id', clientSecret: 'secret', fetch: fetchPowens }),
      publicUrl: 'https://shop.example/api/powens',
      returnUrl: 'https://shop.example/order',
      secrets: ['a secret of the shop, long enough for everybody'],
      store: memoryStore({ singleInstance: true }),
      preparePayment: () => ({ orderId: '42', request: paymentRequest }),
      onPaymentUpdated: () => undefined,
    })
    toNodeHandler(handler)
    const request = new Request('https://shop.example/api/powens/payments', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://shop.example' },
      body: '{"input":{}}',
    })
    const response = await handler(request, { remoteAddress: '203.0.113.5' })
    if (response.status !== 201) throw new Error(`Answered ${response.status}: ${await response.text()}`)
    await response.json()
  },
  stripe: async () => {
    const { default: Stripe } = await import('stripe')
    const stripe = new Stripe('sk_test_unused', {
      httpClient: Stripe.createFetchHttpClient(fetchNothing),
      telemetry: false,
    })
    await stripe.paymentIntents.create({ amount: 950, currency: 'eur' })
  },
}

/** An order of one instruction. */
const paymentRequest = {
  payer_identity: { kind: 'individual', first_name: 'Ada', last_name: 'Martin' },
  instructions: [
    {
      amount: '9.50',
      currency: 'EUR',
      label: 'Order 42',
      execution_date_type: 'instant',
      beneficiary: { scheme_name: 'iban', identification: 'FR1420041010050500013M02606', label: 'Shop SAS' },
    },
  ],
}

/** Powens, as far as a creation needs it. */
const fetchPowens = async (request) => {
  if (request.url.endsWith('/auth/token'))
    return Response.json({ token: 't', scope: 'payments:admin', expires_in: 3600 })
  const { client_state } = JSON.parse(await request.text())
  return Response.json({ id: 1, state: 'created', client_state, instructions: [] })
}

const fetchNothing = async () => Response.json({ id: 'pi_1', object: 'payment_intent' })

await handle[process.argv[2]]()
const { user, system } = process.cpuUsage()
process.stdout.write(String(user + system))
process.exit()
