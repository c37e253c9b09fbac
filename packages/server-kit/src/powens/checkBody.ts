import { PaymentError } from '@powens-pay/core'

type Models = typeof import('@powens-pay/core/models')
type RequestSchema = 'paymentRequestSchema' | 'configurationChangesSchema' | 'webhookAuthRequestSchema'

let models: Promise<Models> | undefined

/**
 * A body as it will be sent. Throws `PaymentError('configuration_error')` with a sentence for each thing that is wrong with it.
 *
 * The schemas are loaded at the first body: a cold start that only reads or verifies does without them.
 */
export async function checkBody(
  name: RequestSchema,
  what: string,
  body: unknown,
): Promise<Record<string, unknown>> {
  models ??= import('@powens-pay/core/models')
  // Without `new Function`, which edge runtimes refuse, and which is slower for the one body of a cold start.
  const result = (await models)[name].safeParse(body, { jitless: true })
  if (result.success) return result.data
  throw new PaymentError(
    'configuration_error',
    `The ${what} would be refused by Powens. ${result.error.issues.map(describe).join(' ')}`,
  )
}

/** The sentence of an issue, which begins with the field's name, behind where the field is. */
function describe({ code, path, message }: { code: string; path: PropertyKey[]; message: string }): string {
  const isNamed = path.length > 0 && message.startsWith(`${String(path.at(-1))}: `)
  const place = isNamed ? path.slice(0, -1) : path
  if (isNamed || code === 'unrecognized_keys') return [...place, message].map(String).join('.')
  return place.length > 0 ? `${place.map(String).join('.')}: ${message}` : message
}
