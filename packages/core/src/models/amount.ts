import * as z from 'zod'

/**
 * An amount we send: a number, or an exact decimal text such as `'9.50'`, which is sent as that number.
 *
 * At most 15 digits, so that the number and the text are the same amount. The currency's own decimals are checked with
 * the instruction, which knows the currency.
 */
export const requestAmountSchema = z
  .union([z.number(), z.string()], { error: 'amount: not a number. Write 9.5 or "9.50".' })
  .superRefine((value, context) => {
    const message = findAmountProblem(String(value))
    if (message) context.addIssue({ code: 'custom', message: `amount: ${message}` })
  })
  .transform(Number)

/**
 * An amount Powens sends: a number, or a decimal text in some documents' examples.
 * (docs/powens.md#returned-instruction)
 */
export const amountSchema = z.union([z.number(), z.string()])

function findAmountProblem(value: string): string | null {
  if (!/^\d{1,15}(?:\.\d{1,15})?$/.test(value))
    return 'no plain decimal. Write digits and a point, without sign, exponent or separator, such as 9.50.'
  if (!/[1-9]/.test(value)) return 'nothing to pay. It has to be more than zero.'
  if (value.replace('.', '').replace(/^0+/, '').length > 15)
    return 'more than 15 digits, which a number cannot hold exactly. Split the payment.'
  return null
}
