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
      powens: createPowens({ domain: 'acme', clientId: 'id', clientSecret: 'secret', fetch: fetchNothing }),
      publicUrl: 'https://shop.example/api/powens',
      returnUrl: 'https://shop.example/order',
      secrets: ['a secret of the shop, long enough for everybody'],
      store: memoryStore({ singleInstance: true }),
      preparePayment: () => null,
      onPaymentUpdated: () => undefined,
    })
    toNodeHandler(handler)
    const request = new Request('https://shop.example/api/powens/payments/find', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://shop.example' },
      body: '{"input":{}}',
    })
    const response = await handler(request)
    if (response.status !== 404) throw new Error(`Answered ${response.status}.`)
    await response.json()
  },
  stripe: async () => {
    const { default: Stripe } = await import('stripe')
    const stripe = new Stripe('sk_test_unused', {
      httpClient: Stripe.createFetchHttpClient(fetchNothing),
      telemetry: false,
    })
    await stripe.paymentIntents.retrieve('pi_1')
  },
}

const fetchNothing = async () => Response.json({ id: 'pi_1', object: 'payment_intent' })

await handle[process.argv[2]]()
const { user, system } = process.cpuUsage()
process.stdout.write(String(user + system))
process.exit()
