import type { Tracer } from '@opentelemetry/api'
import { expect, test } from 'vitest'
import type { PaymentSpan, PaymentTracer } from '../../src/telemetry/tracing.ts'
import { verifyPaymentKey } from '../../src/keys/paymentKey.ts'
import { createKeyRing } from '../../src/keys/createKeyRing.ts'
import { createShop, iban, secret } from '../createShop.ts'

interface Recorded {
  name: string
  attributes: Record<string, unknown>
  links: string[]
  isEnded: boolean
  spanId: string
}

/** A tracer that remembers its spans. */
function createTracer() {
  const spans: Recorded[] = []
  const tracer: PaymentTracer = {
    startSpan(name) {
      const spanId = (spans.length + 1).toString(16).padStart(16, '0')
      const recorded: Recorded = { name, attributes: {}, links: [], isEnded: false, spanId }
      spans.push(recorded)
      const span: PaymentSpan = {
        spanContext: () => ({ traceId: spanId.repeat(2), spanId, traceFlags: 1 }),
        setAttribute: (key, value) => void (recorded.attributes[key] = value),
        addLink: ({ context }) => void recorded.links.push(context.spanId),
        end: () => void (recorded.isEnded = true),
      }
      return span
    },
  }
  return { spans, tracer }
}

test('default: from click to fulfilment every span leads to the creation', async () => {
  const { spans, tracer } = createTracer()
  const shop = createShop({ handler: { tracer } })
  const ada = shop.browser()
  const created = await ada.create()
  await ada.comeBack(await shop.sandbox.payer.approve(await ada.follow(created.redirectUrl ?? '')))
  await shop.sandbox.clock.advance(60_000)
  await ada.read(created)

  const [creation, ...others] = spans
  expect(creation?.name).toBe('powens-pay POST /payments')
  expect(new Set(others.map(({ name }) => name))).toEqual(
    new Set(
      ['GET /go/:', 'GET /callback', 'POST /webhooks', 'GET /payments/:', 'deliver change'].map(
        (name) => `powens-pay ${name}`,
      ),
    ),
  )
  for (const { links, attributes } of others) {
    expect(links).toEqual([creation?.spanId])
    expect(attributes).toEqual({ 'powens_pay.payment_id': created.payment.id })
  }
  expect(spans.every(({ isEnded }) => isEnded)).toBe(true)
  expect(JSON.stringify(spans)).not.toContain(iban)
  expect(JSON.stringify(spans)).not.toContain(created.paymentKey)

  const key = await verifyPaymentKey(createKeyRing([secret]), created.paymentKey, shop.sandbox.clock.now())
  expect(key?.trace).toBe(`${creation?.spanId.repeat(2)}${creation?.spanId}01`)
})

test('behavior: OpenTelemetry’s own tracer fits', () => {
  const fits = (tracer: Tracer): PaymentTracer => tracer
  expect(fits).toBeTypeOf('function')
})
