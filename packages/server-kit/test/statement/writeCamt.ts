/** A CAMT.053 around the given children of one statement. */
export const camt = (inner: string, version = '02'): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}">` +
  `<BkToCstmrStmt><GrpHdr><MsgId>m</MsgId></GrpHdr><Stmt>${inner}</Stmt></BkToCstmrStmt></Document>`

/** One booking; `details` are its transactions. */
export const ntry = (amount: string, direction: 'CRDT' | 'DBIT', details = '', more = ''): string =>
  `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${direction}</CdtDbtInd>${more}<Sts>BOOK</Sts>` +
  `<BookgDt><Dt>2026-03-05</Dt></BookgDt>${details && `<NtryDtls>${details}</NtryDtls>`}</Ntry>`

/** One transaction of a booking. */
export const tx = (endToEndId: string, inner = ''): string =>
  `<TxDtls><Refs><EndToEndId>${endToEndId}</EndToEndId></Refs>${inner}</TxDtls>`

export const txAmount = (amount: string, currency = 'EUR'): string =>
  `<AmtDtls><TxAmt><Amt Ccy="${currency}">${amount}</Amt></TxAmt></AmtDtls>`
