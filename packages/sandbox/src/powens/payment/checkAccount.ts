import type { AccountJson } from '../../engine/PaymentRecord.ts'
import type { Body } from '../../http/readBody.ts'
import { invalid } from '../../http/RefusalError.ts'
import { isIban } from './isIban.ts'
import { readText, requireText } from './readers.ts'

/** An account by its scheme. A sort code takes the six digits and the eight of the account together. */
export function checkAccount(account: Body): AccountJson {
  const scheme = requireText(account, 'scheme_name')
  const identification = requireText(account, 'identification').replaceAll(' ', '')
  const label = requireText(account, 'label')
  const issuer = readText(account, 'issuer')
  if (issuer !== null && (scheme !== 'iban' || !/^[A-Z\d]{8}(?:[A-Z\d]{3})?$/.test(issuer))) {
    throw invalid('The parameter issuer has to be the BIC of an IBAN.')
  }
  if (scheme === 'iban') {
    if (!isIban(identification)) throw invalid('The parameter identification is not a valid IBAN.')
  } else if (scheme === 'sort_code_account_number') {
    if (!/^\d{14}$/.test(identification)) {
      throw invalid('The parameter identification is not a sort code and account number.')
    }
  } else {
    throw invalid('The parameter scheme_name is unknown.')
  }
  return { scheme_name: scheme, identification, label, issuer }
}
