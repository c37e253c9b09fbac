import type { PaymentRecord } from '../../engine/PaymentRecord.ts'
import type { World } from '../../engine/World.ts'
import type { Body } from '../../http/readBody.ts'
import { RefusalError, invalid, missing } from '../../http/RefusalError.ts'
import { isCompatible } from '../connectors/findIncompatibilities.ts'
import { readBank } from './readBank.ts'

const connectorKeys = new Set(['connector_uuid', 'id_connector'])

/** A body that names a connector and nothing else. */
export function namesConnectorAlone(body: Body): boolean {
  const keys = Object.keys(body)
  return keys.length > 0 && keys.every((key) => connectorKeys.has(key))
}

/**
 * Sets the bank of a payment that is not validated yet, without validating it.
 *
 * A merchant's own webview does so before it hands a payer over to Powens's. The guide names the step and prints no
 * body for it.
 */
export function setConnector(world: World, record: PaymentRecord, body: Body): void {
  const bank = readBank(world, body)
  if (!bank) throw missing('connector_uuid')
  if (record.state !== 'created') throw new RefusalError(409, 'The payment has been validated already.')
  if (!isCompatible(bank, record, world.clock.now())) {
    throw invalid('The connector cannot carry this payment.')
  }
  record.connector_uuid = bank.uuid
  // What was deferred was for the bank before.
  record.deferred = null
}
