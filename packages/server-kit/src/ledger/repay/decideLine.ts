import { parseAmount, toDecimal, type AccountRequest, type Payment } from '@powens-pay/core'
import { getPayment } from '../../actions/getPayment.ts'
import type { LedgerContext } from '../LedgerContext.ts'
import { findRepayable } from './findRepayable.ts'
import { createProgressReader } from './readProgress.ts'
import { refuseRepayment } from './refuseRepayment.ts'
import type { RepaymentLine } from './RepaymentOptions.ts'

/** A line of a repayment with everything that it needs. The account stays in memory. */
export interface DecidedLine {
  /** Its id in the repayment. */
  id: string
  paymentId: number
  /** The order that the money came for. */
  orderId: string
  attemptId: string
  reference_id: string | null
  amount: string
  currency: string
  label: string
  beneficiary: AccountRequest
}

/** Decides what a line repays, and reads from Powens to which account. Throws where it cannot be repaid. */
export async function decideLine(
  { orders, powens }: Pick<LedgerContext, 'orders' | 'powens'>,
  repaymentId: string,
  line: RepaymentLine,
): Promise<DecidedLine> {
  const { paymentId, reference_id: wanted } = line
  const known = await orders.findByPayment(paymentId)
  if (!known || known.order.repays)
    throw refuseRepayment(`The store has no payment ${paymentId} of an order.`)
  const { order, attempt } = known
  const others = (attempt.repayments ?? []).filter(({ orderId }) => orderId !== repaymentId)
  const repayable = findRepayable(attempt, others, await createProgressReader(orders.find, others))
  const candidates =
    wanted === undefined ? repayable : repayable.filter(({ reference_id }) => reference_id === wanted)
  const [chosen, ...more] = candidates
  if (!chosen)
    throw refuseRepayment(
      `No money of payment ${paymentId} is known to have come, so none can go back. Where it came nevertheless, record that with ` +
        'resolvePayment first.',
    )
  if (more.length > 0)
    throw refuseRepayment(`Payment ${paymentId} has several transfers. Name the one by its reference_id.`)
  const { reference_id, remaining, currency } = chosen
  const amount = chooseAmount(line.amount, remaining, currency)
  if (amount === null)
    throw refuseRepayment(
      `Of payment ${paymentId} ${remaining} ${currency} can go back, and an amount is above zero, exact and no more than that.`,
    )
  return {
    id: `${paymentId}:${reference_id ?? ''}`.slice(0, 64),
    paymentId,
    orderId: order.orderId,
    attemptId: attempt.id,
    reference_id,
    amount,
    currency,
    label: line.label ?? `Repayment ${paymentId}`,
    beneficiary: readAccount(await getPayment(powens, { paymentId })),
  }
}

/** A scheme that Powens adds later cannot be written in a request. */
const schemes = ['iban', 'sort_code_account_number'] as const

/** Where the money came from. Whether Powens always names it is not documented. (docs/powens.md#payment) */
function readAccount({ id, payer }: Payment): AccountRequest {
  const { scheme_name, identification, label } = payer ?? {}
  const isShown = Boolean(identification) && !/[*•]/.test(identification ?? '')
  const scheme = schemes.find((name) => name === scheme_name)
  if (!isShown || !identification || !scheme)
    throw refuseRepayment(
      `Powens does not show from which account payment ${id} came. Ask the payer for it, and repay from your bank.`,
    )
  return { scheme_name: scheme, identification, label: label || 'Account holder' }
}

/** The amount of a line, exact and no more than what is left. */
function chooseAmount(amount: string | undefined, remaining: string, currency: string): string | null {
  const most = parseAmount(remaining, currency) ?? 0n
  const units = amount === undefined ? most : parseAmount(amount, currency)
  return units === null || units === 0n || units > most ? null : toDecimal(units, currency)
}
