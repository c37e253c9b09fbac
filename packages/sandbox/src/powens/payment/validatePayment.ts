import type { Bank, PaymentFieldJson } from '../../engine/Bank.ts'
import type { PaymentRecord, UseCase } from '../../engine/PaymentRecord.ts'
import { findBank, type World } from '../../engine/World.ts'
import type { Body } from '../../http/readBody.ts'
import { RefusalError, invalid, missing } from '../../http/RefusalError.ts'
import { isCompatible } from '../connectors/findIncompatibilities.ts'
import { listStaticFields } from '../connectors/mechanisms.ts'
import { isTestConnector } from '../connectors/testConnector.ts'
import { useCases } from '../connectors/useCases.ts'
import { startValidation } from '../lifecycle/startValidation.ts'
import { checkAccount } from './checkAccount.ts'
import { decryptField } from './decryptField.ts'
import { readBank } from './readBank.ts'
import { readBoolean, readObject, readText, requireText } from './readers.ts'

/** `PaymentValidateRequest`: takes the payment to its bank, from Powens's webview or a merchant's own. */
export async function validatePayment(world: World, record: PaymentRecord, body: Body): Promise<void> {
  const bank = readBank(world, body) ?? findBank(world, record.connector_uuid)
  if (!bank) throw missing('connector_uuid')
  const webviewUrl = requireText(body, 'webview_url')
  if (!URL.canParse(webviewUrl)) throw invalid('The parameter webview_url has to be an absolute URL.')
  const isAcknowledged = readBoolean(body, 'validated') ?? false
  const mechanism = readText(body, 'validate_mechanism') ?? 'webauth'
  if (!bank.settings.available_validate_mechanisms.includes(mechanism)) {
    throw invalid('The parameter validate_mechanism is not available at this connector.')
  }
  const given = readObject(body, 'payer')
  const payer = given ? checkAccount(given) : record.payer
  const isBulk = record.instructions.length > 1
  const payerUse = isBulk ? bank.settings.bulk_providing_payer_account : bank.settings.providing_payer_account
  if (payerUse === 'mandatory' && !payer) throw missing('payer')
  const fields = await readFields(world, listStaticFields(bank, mechanism), body)

  // Read after everything that takes time, so that of two validations at once only one goes on.
  if (record.state !== 'created') throw new RefusalError(409, 'The payment has been validated already.')
  if (!isCompatible(bank, { ...record, payer }, world.clock.now())) {
    throw invalid('The connector cannot carry this payment.')
  }
  const validation = {
    useCase: readUseCase(bank, fields),
    mechanism,
    webviewUrl,
    payer,
    website: fields['website'] ?? readText(body, 'website'),
  }
  if (isAcknowledged) {
    startValidation(world, record, bank, validation)
  } else {
    // "Validation is deferred", says Powens, and not what it answers meanwhile: here the payment stays as it was but
    // for its connector.
    record.connector_uuid = bank.uuid
    record.deferred = validation
  }
}

/** `validated: true` alone: goes on with a validation that was deferred. */
export function acknowledgeValidation(world: World, record: PaymentRecord): void {
  const bank = findBank(world, record.connector_uuid)
  if (!bank || !record.deferred || record.state !== 'created')
    throw new RefusalError(409, 'There is no validation to acknowledge.')
  startValidation(world, record, bank, record.deferred)
}

function readUseCase(bank: Bank, fields: Record<string, string>): UseCase {
  if (!isTestConnector(bank)) return bank.behaviour.approval
  const useCase = fields['use_case_pay'] ?? 'legacy'
  if (!Object.hasOwn(useCases, useCase)) throw invalid('The field use_case_pay is unknown.')
  return useCase as UseCase
}

async function readFields(
  world: World,
  asked: readonly PaymentFieldJson[],
  body: Body,
): Promise<Record<string, string>> {
  const given = readObject(body, 'fields') ?? {}
  const fields: Record<string, string> = {}
  for (const [name, value] of Object.entries(given)) {
    if (typeof value !== 'string') throw invalid('The parameter fields has to hold strings.')
    fields[name] = await decryptField(world, value)
  }
  const website = readText(body, 'website')
  if (website !== null) fields['website'] ??= website
  for (const field of asked) {
    const value = fields[field.name]
    if (value === undefined) {
      if (field.required) throw missing(field.name)
    } else if (field.values && !field.values.some((choice) => choice.value === value)) {
      throw invalid(`The field ${field.name} has an unknown value.`)
    }
  }
  return fields
}
