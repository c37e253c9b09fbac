import { createPaymentError, PaymentError } from '@powens-pay/core'
import { PaymentRefusedError } from '../errors/PaymentRefusedError.ts'
import { isOrderId, isReturnPath } from '../keys/paymentKey.ts'
import type { PreparedPayment, PrepareAgain } from '../ledger/PreparedPayment.ts'
import { checkPaymentRequest } from '../powens/checkPaymentRequest.ts'
import type { Call } from './Call.ts'
import type { Settings } from './Settings.ts'
import { readJsonBody } from './readJsonBody.ts'

/** What the merchant made of a request, and how to have it made again. */
export interface Prepared {
  prepared: PreparedPayment
  input: unknown
  prepareAgain: PrepareAgain
}

/** Reads `{ input, connectorUuid? }` and has the merchant turn it into a payment, or refuse. */
export async function prepare({ settings, request }: Call, allowed: readonly string[]): Promise<Prepared> {
  const body = await readJsonBody(request, allowed)
  const { input } = body
  const connectorUuid = readConnectorUuid(body)
  const prepareAgain = () => askMerchant(settings, { input, connectorUuid, request })
  return { prepared: await prepareAgain(), input, prepareAgain }
}

function readConnectorUuid({ connectorUuid }: { connectorUuid?: unknown }): string | undefined {
  if (connectorUuid === undefined) return undefined
  if (typeof connectorUuid === 'string' && /^[\da-f-]{36}$/i.test(connectorUuid)) return connectorUuid
  throw createPaymentError('invalid_request', 'connectorUuid is not a UUID.')
}

interface Asked {
  input: unknown
  connectorUuid: string | undefined
  request: Call['request']
}

async function askMerchant(
  settings: Settings,
  { input, connectorUuid, request }: Asked,
): Promise<PreparedPayment> {
  const answer: PreparedPayment | null | undefined = await settings.preparePayment({
    input,
    get request() {
      return request.toRequest()
    },
    connectorUuid,
  })
  if (!answer) throw new PaymentRefusedError()

  const { orderId, returnPath = '', lang } = answer
  if (typeof orderId !== 'string' || !isOrderId(orderId)) {
    throw misuse(
      'preparePayment returned an orderId that is not 1 to 128 bytes of text without control characters',
    )
  }
  if (!isReturnPath(returnPath) || (returnPath !== '' && !settings.returnPaths.includes(returnPath))) {
    throw misuse('preparePayment returned a returnPath that is not in returnPaths')
  }
  if (lang !== undefined && typeof lang !== 'string')
    throw misuse('preparePayment returned a lang that is no text')
  checkAllowance(answer)
  checkVersion(answer)
  checkLineIds(answer)
  // The payer's bank takes the place of whichever the merchant named, and however.
  const chosen = connectorUuid === undefined ? {} : { connector_uuid: connectorUuid, id_connector: undefined }
  const prepared = { ...answer, request: { ...answer.request, ...chosen } }
  // Before anything is written or asked: a request Powens would refuse leaves no trace.
  await checkPaymentRequest({ ...prepared.request, client_redirect_uri: settings.redirectUri })
  return prepared
}

/** Any text would count as yes, `'false'` too, and a paid order would be paid again. */
function checkAllowance({ allowAnotherPayment: allowance }: PreparedPayment): void {
  if (allowance === undefined || typeof allowance === 'boolean') return
  throw misuse('preparePayment returned an allowAnotherPayment that is neither true nor false')
}

function checkVersion({ version = 0 }: PreparedPayment): void {
  if (Number.isSafeInteger(version) && version >= 0) return
  throw misuse('preparePayment returned a version that is no whole number from 0 on')
}

function checkLineIds({ lineIds, request }: PreparedPayment): void {
  if (lineIds === undefined) return
  const isText = (id: unknown): boolean => typeof id === 'string' && id !== '' && id.length <= longestLineId
  const isComplete = Array.isArray(lineIds) && lineIds.length === request?.instructions?.length
  if (isComplete && lineIds.every(isText) && new Set(lineIds).size === lineIds.length) return
  throw misuse(
    `preparePayment returned lineIds that are not one text of 1 to ${longestLineId} characters an instruction, each a different one`,
  )
}

const longestLineId = 64

const misuse = (what: string): PaymentError =>
  new PaymentError('configuration_error', `${what}, so no payment can be created.`)
