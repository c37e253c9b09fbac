import { hasRight } from '../http/scopes.ts'
import { Refusal } from '../http/Refusal.ts'
import type { PaymentRecord } from '../payment/PaymentRecord.ts'
import { presentPayment } from '../payment/presentPayment.ts'
import { readFlag } from '../payment/readers.ts'
import type { Call } from '../http/route.ts'
import type { TokenRecord } from '../store.ts'
import { findBank, type World } from '../World.ts'

/** A payment as a call may see it: with what is sensitive only if it asks and may. */
export function showPayment(call: Call, token: TokenRecord, record: PaymentRecord): Record<string, unknown> {
  const showSensitive = readFlag(call.query, 'show_sensitive')
  if (showSensitive && !hasRight(token, 'sensitive')) {
    throw new Refusal(403, 'The token may not read sensitive data.')
  }
  return show(call.world, record, showSensitive)
}

/** A payment as it is shown when nobody asked for anything sensitive. */
export function show(world: World, record: PaymentRecord, showSensitive = false): Record<string, unknown> {
  const shown = presentPayment(record, {
    showSensitive,
    idConnector: findBank(world, record.connector_uuid)?.id ?? null,
  })
  if (world.settings.readings.fields === 'dictionary' && !('fields' in record.patch)) {
    shown['fields'] = Object.fromEntries(record.fields.map((field) => [field.name, field]))
  }
  return shown
}
