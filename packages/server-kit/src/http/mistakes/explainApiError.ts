import { isLoopback } from '@powens-pay/core'
import type { PowensApiError } from '../../errors/PowensApiError.ts'
import type { Powens } from '../../powens/Powens.ts'
import type { Mistake } from './Mistake.ts'

const tokenCall = 'POST /auth/token'

/** What the developer can do about a refusal by Powens; `null` where waiting is all there is. */
export function explainApiError(error: PowensApiError, powens: Pick<Powens, 'apiUrl'>): Mistake | null {
  const { call, code, upstreamStatus: status } = error
  const { apiUrl } = powens
  const mistake = (cause: string, sentence: string): Mistake => ({ code, cause: `powens ${cause}`, sentence })

  if (status === undefined) {
    const reason = findReason(error)
    if (reason === undefined) return null
    const cure = isLoopback(new URL(apiUrl).hostname)
      ? 'start the sandbox, or correct its address'
      : 'check the domain, or the apiUrl, of createPowens'
    return mistake(
      reason,
      `Powens was not reached at ${apiUrl}, because the address does not answer (${reason}): ${cure}.`,
    )
  }
  if (status === 404 && call === tokenCall) {
    const cure = /\/\d+\.\d+$/.test(apiUrl)
      ? 'check the address'
      : `apiUrl lacks the version, so set it to ${apiUrl}/2.0`
    return mistake(
      'address',
      `Powens gave no token, because there is no API at ${apiUrl} (status 404): ${cure}.`,
    )
  }
  if (call === tokenCall && status >= 400 && status < 429) {
    return mistake(
      'credentials',
      `Powens gave no token, because it refused clientId and clientSecret (${describe(error)}): copy both from the same client ` +
        'application of the same domain in the Powens console.',
    )
  }
  // Not found is an answer: the payment is not there.
  if (status < 400 || status >= 500 || [404, 408, 429].includes(status)) return null
  return mistake(
    `${call.replaceAll(/\d+/g, ':')} ${describe(error)}`,
    `Powens refused ${call.replaceAll(/\d+/g, ':')} (${describe(error)}), so nothing came of it: ` +
      `check what preparePayment returns and what the client application may do.`,
  )
}

const describe = ({ upstreamStatus, powensCode }: PowensApiError): string =>
  [`status ${upstreamStatus}`, powensCode && `code ${powensCode}`].filter(Boolean).join(', ')

/** The system's word for an address that does not answer. It may be one or two causes down. */
function findReason(error: Error): string | undefined {
  let cause: unknown = error.cause
  for (let depth = 0; depth < 4 && cause instanceof Error; depth++) {
    const { code } = cause as { code?: unknown }
    if (code === 'ECONNREFUSED' || code === 'ENOTFOUND') return code
    cause = cause.cause
  }
  return undefined
}
