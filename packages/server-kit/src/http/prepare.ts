import { createPaymentError, PaymentError } from '@powens-pay/core'
import { PaymentRefusedError } from '../errors/PaymentRefusedError.ts'
import { isOrderId, isReturnPath } from '../keys/paymentKey.ts'
import type { PreparedPayment } from '../ledger/PreparedPayment.ts'
import { checkPaymentRequest } from '../powens/checkPaymentRequest.ts'
import type { Call } from './Call.ts'
import { readJsonBody } from './readJsonBody.ts'

/** Reads `{ input, connectorUuid? }` and has the merchant turn it into a payment, or refuse. */
export async function prepare(
  { settings, request }: Call,
  allowed: readonly string[],
): Promise<{ prepared: PreparedPayment; input: unknown }> {
  const { input, connectorUuid } = await readJsonBody(request, allowed)
  if (
    connectorUuid !== undefined &&
    (typeof connectorUuid !== 'string' || !/^[\da-f-]{36}$/i.test(connectorUuid))
  ) {
    throw createPaymentError('invalid_request', 'connectorUuid is not a UUID.')
  }
  const answer: PreparedPayment | null | undefined = await settings.preparePayment({
    input,
    get request() {
      return request.toRequest()
    },
    connectorUuid,
  })
  if (!answer) throw new PaymentRefusedError()

  const { orderId, returnPath = '' } = answer
  if (typeof orderId !== 'string' || !isOrderId(orderId)) {
    throw misuse(
      'preparePayment returned an orderId that is not 1 to 128 bytes of text without control characters',
    )
  }
  if (!isReturnPath(returnPath) || (returnPath !== '' && !settings.returnPaths.includes(returnPath))) {
    throw misuse('preparePayment returned a returnPath that is not in returnPaths')
  }
  // The payer's bank takes the place of whichever the merchant named, and however.
  const chosen = connectorUuid === undefined ? {} : { connector_uuid: connectorUuid, id_connector: undefined }
  const prepared = { ...answer, request: { ...answer.request, ...chosen } }
  // Before anything is written or asked: a request Powens would refuse leaves no trace.
  await checkPaymentRequest({ ...prepared.request, client_redirect_uri: settings.redirectUri })
  return { prepared, input }
}

const misuse = (what: string): PaymentError =>
  new PaymentError('configuration_error', `${what}, so no payment can be created.`)
