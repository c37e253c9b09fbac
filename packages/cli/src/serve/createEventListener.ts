import type { PaymentEvent } from '@powens-pay/server-kit'
import type { Log, LogLevel } from './createLog.ts'
import type { Metrics } from './createMetrics.ts'

const levels: Partial<Record<PaymentEvent['type'], LogLevel>> = {
  'payment.mismatch': 'error',
  'payment.conflict': 'error',
  'change.parked': 'error',
  'change.failed': 'warn',
  'payment.foreign': 'warn',
  'payment.orphaned': 'warn',
  'payment.create_ambiguous': 'warn',
  'webhook.rejected': 'warn',
  'webhook.unknown_payment': 'warn',
  'callback.rejected': 'warn',
  'read.failed': 'warn',
  'configuration.notice': 'warn',
  'configuration.mistake': 'warn',
  'payment.reused': 'debug',
}

/** Logs and counts the handler's events, which hold ids and codes only. */
export function createEventListener(log: Log, metrics: Metrics): (event: PaymentEvent) => void {
  return ({ type, ...fields }) => {
    metrics.count('powens_pay_events_total', { type })
    const isServerFault = 'status' in fields && fields.status >= 500
    log(
      levels[type] ?? (isServerFault ? 'error' : type === 'request.failed' ? 'debug' : 'info'),
      type,
      fields,
    )
  }
}
