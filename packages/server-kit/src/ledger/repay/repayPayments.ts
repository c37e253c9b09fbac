import { buildUrl } from '../../actions/getWebviewUrl.ts'
import { randomId } from '../../internal/bytes.ts'
import { checkPaymentRequest } from '../../powens/checkPaymentRequest.ts'
import type { LedgerContext } from '../LedgerContext.ts'
import { mintToken } from '../obtain/mintToken.ts'
import type { ObtainedPayment, ObtainRequest } from '../obtain/obtainPayment.ts'
import type { PreparedPayment, PreparedRequest } from '../PreparedPayment.ts'
import { claimRepaymentOrder } from './claimRepaymentOrder.ts'
import { decideLine, type DecidedLine } from './decideLine.ts'
import { refuseRepayment } from './refuseRepayment.ts'
import type { RepaymentOptions } from './RepaymentOptions.ts'
import { reserveLines } from './reserveLines.ts'

export interface PreparedRepayment {
  orderId: string
  paymentId: number
  /** Where a person approves it at your own bank, as any payer does; `null` once it cannot be approved any more. A secret of theirs. */
  redirectUrl: string | null
}

/** More than any bank is known to take in one payment. */
const mostLines = 500

/** Decides, records and creates a repayment, in this order: nothing exists at Powens that the first payments do not know of. */
export async function repayPayments(
  context: LedgerContext,
  options: RepaymentOptions,
  obtain: (request: ObtainRequest) => Promise<ObtainedPayment>,
): Promise<PreparedRepayment> {
  checkOptions(options)
  const { powens, redirectUri } = context
  const { orderId, by, note } = options
  const lines: DecidedLine[] = []
  for (const line of options.lines) lines.push(await decideLine(context, orderId, line))
  checkLines(lines)
  const request = toRequest(options, lines)
  await checkPaymentRequest({ ...request, client_redirect_uri: redirectUri })
  await claimRepaymentOrder(context, orderId, lines)
  await reserveLines(context, { orderId, by, note, lines })

  const { returnPath, lang } = options
  const prepared: PreparedPayment = {
    orderId,
    request,
    lineIds: lines.map(({ id }) => id),
    ...(returnPath !== undefined && { returnPath }),
    ...(lang !== undefined && { lang }),
  }
  const prepareAgain = async (): Promise<PreparedPayment> => prepared
  const obtained = await obtain({ prepared, prepareAgain, browserSecret: randomId(), isRepayment: true })
  const { attempt, isPayable } = obtained
  const { paymentId, key } = attempt
  const minted = isPayable ? await mintToken(context, obtained, 'powens') : null
  const redirectUrl =
    minted && buildUrl(powens, { redirectUri, code: minted.token, paymentId, state: key, lang })
  return { orderId, paymentId, redirectUrl }
}

function toRequest(options: RepaymentOptions, lines: readonly DecidedLine[]): PreparedRequest {
  const {
    execution_date_type = 'first_open_day',
    payer,
    payer_identity,
    operator_identity,
    connector_uuid,
  } = options
  return {
    ...(payer && { payer }),
    ...(payer_identity && { payer_identity }),
    ...(operator_identity && { operator_identity }),
    ...(connector_uuid && { connector_uuid }),
    instructions: lines.map(({ amount, currency, label, beneficiary }) => {
      const money = { amount, currency, label, beneficiary }
      return execution_date_type === 'instant'
        ? { ...money, execution_date_type: 'instant' }
        : { ...money, execution_date_type: 'first_open_day' }
    }),
  }
}

function checkOptions({ lines, by, note }: RepaymentOptions): void {
  const isText = (text: unknown): boolean =>
    typeof text === 'string' && text.trim() !== '' && text.length <= 500
  if (!isText(by) || !isText(note))
    throw refuseRepayment(
      'It needs by and note (each 1 to 500 characters), so that the audit says who decided and why.',
    )
  if (!Array.isArray(lines) || lines.length === 0 || lines.length > mostLines)
    throw refuseRepayment(`It needs 1 to ${mostLines} lines.`)
  for (const { amount } of lines) {
    if (amount !== undefined && typeof amount !== 'string')
      throw refuseRepayment("An amount is no text. Write an exact decimal such as '5.70'.")
  }
}

function checkLines(lines: readonly DecidedLine[]): void {
  if (new Set(lines.map(({ id }) => id)).size < lines.length)
    throw refuseRepayment('It names the same money twice. Write one line for it.')
  const [first] = lines
  if (lines.some(({ currency }) => currency !== first?.currency))
    throw refuseRepayment(
      'Its lines are in several currencies, and a payment has one. Make one repayment for each.',
    )
}
