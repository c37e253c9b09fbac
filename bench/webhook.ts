import { createHmac, timingSafeEqual } from 'node:crypto'
import { signWebhook, verifyWebhook } from '@powens-pay/server-kit'
import { Webhook } from 'standardwebhooks'
import Stripe from 'stripe'
import { costOf, inTurns, print, printGoal, printRounds, ratiosTo } from './measure.ts'
import { paymentOf } from './paymentOf.ts'

const secret = 'a webhook secret as long as any other'
const url = 'https://shop.example/api/powens/webhooks'
const now = Date.now()

for (const instructions of [1, 12]) {
  const body = JSON.stringify(paymentOf(instructions))
  const bytes = new TextEncoder().encode(body)
  const date = new Date(now).toISOString()
  const headers = { ...(await signWebhook({ body, url, secret, date })) }

  const raw = (): unknown => {
    const hash = createHmac('sha256', secret)
      .update(`POST./api/powens/webhooks.${date}.`)
      .update(bytes)
      .digest()
    if (!timingSafeEqual(hash, Buffer.from(headers['BI-Signature']!, 'base64'))) throw new Error('wrong')
    return JSON.parse(Buffer.from(bytes).toString('utf8'))
  }

  const stripe = new Stripe('sk_test_unused')
  const stripeHeader = stripe.webhooks.generateTestHeaderString({ payload: body, secret })
  const standard = new Webhook(`whsec_${Buffer.from(secret).toString('base64')}`)
  const id = 'msg_1'
  const standardHeaders = {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now / 1000)),
    'webhook-signature': standard.sign(id, new Date(now), body),
  }

  print.heading(`A body of ${bytes.length} bytes`)
  const rounds = await inTurns(
    {
      'raw HMAC and JSON.parse': raw,
      'powens-pay verifyWebhook, shape checked': () =>
        verifyWebhook({ headers, body: bytes, url }, { secrets: [secret], url, now: () => now }),
      'stripe constructEvent, shape unchecked': () =>
        stripe.webhooks.constructEvent(body, stripeHeader, secret),
      'standardwebhooks verify, shape unchecked': () => standard.verify(body, standardHeaders),
    },
    31,
    (call) => costOf(call, 40),
  )
  printRounds(rounds, 'raw HMAC and JSON.parse', 'µs CPU')
  const ours = 'powens-pay verifyWebhook, shape checked'
  printGoal('beside raw HMAC and JSON.parse', ratiosTo(rounds, 'raw HMAC and JSON.parse', ours), 1.8)
  printGoal(
    'beside standardwebhooks',
    ratiosTo(rounds, 'standardwebhooks verify, shape unchecked', ours),
    0.67,
  )
}
