// A shop as a merchant would write it, in plain JavaScript: what is tested is the packed package, not a compiler.
import { createSandbox } from '@powens-pay/sandbox'
import { createPaymentHandler, createPowens, memoryStore } from '@powens-pay/server-kit'

const publicUrl = 'https://shop.example/api/powens'
const webhookSecret = 'a webhook secret as long as any other'

function openShop() {
  const outcomes = []
  const sandbox = createSandbox({
    webhook: { url: `${publicUrl}/webhooks`, secret: webhookSecret, fetch: (request) => handler(request) },
  })
  const handler = createPaymentHandler({
    powens: createPowens({ ...sandbox, now: () => sandbox.clock.now() }),
    publicUrl,
    returnUrl: 'https://shop.example/order',
    secrets: ['a secret of the shop, long enough for everybody'],
    store: memoryStore({ singleInstance: true, now: () => sandbox.clock.now() }),
    webhook: { secrets: [webhookSecret] },
    preparePayment: ({ input }) => ({
      orderId: input.orderId,
      request: {
        payer_identity: { kind: 'individual', first_name: 'Ada', last_name: 'Martin' },
        instructions: [
          {
            amount: '9.50',
            currency: 'EUR',
            label: 'done - Crème brûlée',
            execution_date_type: 'instant',
            beneficiary: {
              scheme_name: 'iban',
              identification: 'FR1420041010050500013M02606',
              label: 'Shop SAS',
            },
          },
        ],
      },
    }),
    onPaymentUpdated: ({ outcome }) => void outcomes.push(outcome.status),
  })
  return { handler, sandbox, outcomes }
}

export async function answer(request) {
  // Opened by the first request, as a Worker may not draw random numbers before it; and kept where every copy of this
  // module finds it, as Next has one for each route.
  const shop = (globalThis.shop ??= openShop())
  const { pathname, searchParams } = new URL(request.url)
  if (pathname.startsWith('/api/powens/')) return shop.handler(request)
  if (pathname === '/outcomes') return Response.json(shop.outcomes)
  // The payer, who walks the sandbox's pages to the end.
  const callback = await shop.sandbox.payer.approve(searchParams.get('url'))
  await shop.sandbox.webhooks.flush()
  return Response.json(callback)
}
