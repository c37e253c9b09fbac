/** What the payer had best do now. */
export type ErrorNextStep = 'try_again' | 'choose_another_bank' | 'ask_bank' | 'wait' | 'contact_shop'

const codesOfStep: [ErrorNextStep, codes: string][] = [
  [
    'try_again',
    'authenticationfailed noanswerfromcustomer cancelledbyuser cancelledbyclient confirmationrefused cancelled access_denied tos_declined session_expired',
  ],
  ['choose_another_bank', 'invalidemitter insufficientfunds nospecifiedreason'],
  ['ask_bank', 'regulatoryreason bankmessage'],
  ['wait', 'websiteunavailable server_error'],
]

/**
 * What a payer does best after this `error_code` or webview `error`, without regard to case. Whatever is not listed,
 * or not known, is for the shop to solve.
 */
export function getNextStep(code: string): ErrorNextStep {
  const found = codesOfStep.find(([, codes]) => codes.split(' ').includes(code.toLowerCase()))
  return found ? found[0] : 'contact_shop'
}
