import type { PaymentRecord } from '../engine/PaymentRecord.ts'
import type { TokenRecord } from '../engine/store.ts'
import type { Body } from '../http/readBody.ts'
import { RefusalError, invalid, missing } from '../http/RefusalError.ts'
import { json } from '../http/reply.ts'
import { getUseCase } from '../powens/connectors/useCases.ts'
import { answerPsuValidation, confirmPayment } from '../powens/lifecycle/approvePayment.ts'
import { cancelPayment } from '../powens/lifecycle/cancelPayment.ts'
import { submitFields } from '../powens/lifecycle/submitFields.ts'
import { readObject, readText, requireBoolean, requireRedirectUri } from '../powens/payment/readers.ts'
import { namesConnectorAlone, setConnector } from '../powens/payment/setConnector.ts'
import { acknowledgeValidation, validatePayment } from '../powens/payment/validatePayment.ts'
import { findPayment, requireRight } from '../powens/scopes.ts'
import { route, type Call } from './route.ts'
import { showPayment } from './showPayment.ts'

// One endpoint takes several bodies; their keys say which.
export const updatePayment = route('POST', '/payments/{id}', async (call) => {
  const token = call.token()
  requireRight(token, 'any')
  const record = findPayment(call.world, token, call.path['id'])
  const body = await call.body()
  await update(call, token, record, body)
  // Nothing in Powens's answer says that a validation was deferred, so the sandbox says it beside the answer.
  const headers = record.deferred
    ? { 'x-sandbox-note': 'The validation is deferred: validated was not true.' }
    : {}
  return json(showPayment(call, token, record), 200, headers)
})

async function update(call: Call, token: TokenRecord, record: PaymentRecord, body: Body): Promise<void> {
  const { world } = call
  if ('cancel' in body) {
    requireRight(token, 'cancel')
    if (body['cancel'] !== true) throw invalid('The parameter cancel has to be true.')
    cancelPayment(world, record, {
      client_redirect_uri: requireRedirectUri(body, world.settings.redirectUris),
      client_state: readText(body, 'client_state'),
    })
  } else if ('confirm' in body) {
    requireRight(token, 'confirm')
    // Only the merchant may confirm; the payer's token is not enough.
    if (token.paymentId !== null) throw new RefusalError(403, 'The token does not have the required scope.')
    const isConfirmed = requireBoolean(body, 'confirm')
    expectAction(record, 'confirm')
    confirmPayment(world, record, isConfirmed)
  } else if ('psu_validate' in body) {
    requireRight(token, 'validate')
    const isValidated = requireBoolean(body, 'psu_validate')
    expectAction(record, 'psuValidation')
    answerPsuValidation(world, record, isValidated)
  } else if ('resume' in body) {
    requireRight(token, 'validate')
    if (body['resume'] !== true) throw invalid('The parameter resume has to be true.')
    // The phone may have answered just before. Then nothing is left to resume, which is no error.
    if (record.state !== 'validating' || record.action !== 'decoupled') expectAnswered(record)
  } else if ('fields' in body && !('webview_url' in body) && record.state !== 'created') {
    requireRight(token, 'validate')
    const values = readValues(body)
    expectAction(record, 'additionalInformationNeeded')
    submitFields(world, record, values)
  } else if (namesConnectorAlone(body)) {
    requireRight(token, 'validate')
    setConnector(world, record, body)
  } else if (body['validated'] === true && Object.keys(body).length === 1) {
    requireRight(token, 'validate')
    acknowledgeValidation(world, record)
  } else {
    requireRight(token, 'validate')
    await validatePayment(world, record, body)
  }
}

// What Powens answers to a body that does not fit the payment's state is not documented.
function expectAction(record: PaymentRecord, action: PaymentRecord['action']) {
  if (record.action !== action) throw new RefusalError(409, `The payment does not wait for ${action}.`)
}

function expectAnswered(record: PaymentRecord) {
  const hasPhone = record.state !== 'created' && getUseCase(record).phone !== null
  if (!hasPhone) expectAction(record, 'decoupled')
}

function readValues(body: Body): Record<string, string> {
  const fields = readObject(body, 'fields')
  if (!fields) throw missing('fields')
  for (const value of Object.values(fields)) {
    if (typeof value !== 'string') throw invalid('The parameter fields has to hold strings.')
  }
  return fields as Record<string, string>
}
