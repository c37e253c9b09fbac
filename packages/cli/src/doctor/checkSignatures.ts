import { isPaymentError } from '@powens-pay/core'
import { createPowens, listConnectors, type PowensOptions } from '@powens-pay/server-kit'
import { error, ok, warning, type Finding } from './Finding.ts'

/** Whether Powens signs its answers, checked as the broker checks them. Reads one bank. */
export async function checkSignatures(
  options: Pick<
    PowensOptions,
    'domain' | 'clientId' | 'clientSecret' | 'apiUrl' | 'fetch' | 'now' | 'timeout'
  >,
): Promise<Finding> {
  try {
    await listConnectors(createPowens({ ...options, verifyResponses: true }), { top: 1 })
    return ok('signatures', 'Powens signs its answers.')
  } catch (cause) {
    if (!isPaymentError(cause)) throw cause
    if (cause.code === 'powens_invalid_response')
      return error(
        'signatures',
        `POWENS_VERIFY_RESPONSES is true, and an answer could not be verified. ${cause.message}`,
        'No payment can be created or read.',
        'Ask your contact at Powens to enable response signatures for the domain, or leave POWENS_VERIFY_RESPONSES out.',
      )
    return warning(
      'signatures',
      `No signed answer could be read (${cause.code}).`,
      'Whether Powens signs them is not known.',
      'Try again later.',
    )
  }
}
