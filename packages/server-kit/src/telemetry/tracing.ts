/** The part of OpenTelemetry's `Span` that is used. */
export interface PaymentSpan {
  spanContext(): { traceId: string; spanId: string; traceFlags: number }
  setAttribute(key: string, value: string | number): unknown
  addLink(link: {
    context: { traceId: string; spanId: string; traceFlags: number; isRemote?: boolean }
  }): unknown
  end(): void
}

/** The part of OpenTelemetry's `Tracer` that is used: pass `trace.getTracer('powens-pay')`. */
export interface PaymentTracer {
  startSpan(name: string, options?: { attributes?: Record<string, string | number> }): PaymentSpan
}

const pattern = /^([\da-f]{32})([\da-f]{16})([\da-f]{2})$/

/** A span's identity as it travels in the payment key, or nothing. */
export function writeTrace(span: PaymentSpan | null): string {
  if (!span) return ''
  const { traceId, spanId, traceFlags } = span.spanContext()
  const text = `${traceId}${spanId}${(traceFlags & 0xff).toString(16).padStart(2, '0')}`
  return pattern.test(text) ? text : ''
}

/**
 * Joins the span at hand to the one the payment was created in.
 *
 * A link rather than a parent: days may lie between a click and its money, and no trace should be open that long.
 */
export function linkTrace(
  span: PaymentSpan | null,
  { trace, paymentId }: { trace: string; paymentId: number },
): void {
  if (!span) return
  span.setAttribute('powens_pay.payment_id', paymentId)
  const [, traceId, spanId, flags] = pattern.exec(trace) ?? []
  if (!traceId || !spanId || !flags || spanId === span.spanContext().spanId) return
  span.addLink({ context: { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true } })
}

/** Runs a job within a span, where there is a tracer. */
export async function withSpan<T>(
  tracer: PaymentTracer | null,
  name: string,
  job: (span: PaymentSpan | null) => Promise<T>,
): Promise<T> {
  const span = tracer?.startSpan(`powens-pay ${name}`) ?? null
  try {
    return await job(span)
  } finally {
    span?.end()
  }
}
