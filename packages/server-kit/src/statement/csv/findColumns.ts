import { refuseStatement } from '../refuseStatement.ts'
import type { CsvColumns } from './CsvOptions.ts'

/** Where each column is; `text` may be several. */
export interface FoundColumns {
  date: number
  amount: number | null
  credit: number | null
  debit: number | null
  direction: number | null
  currency: number | null
  reference: number | null
  text: number[]
}

type Column = keyof FoundColumns

/** Headings of bank exports in the languages of the banks that Powens connects, without accents, blanks and marks. */
const headings: Record<Column, string> = {
  date: `date bookingdate bookedon bookdate postingdate transactiondate completeddate operationdate buchungstag
    buchungsdatum datum dateoperation datedoperation datedecomptabilisation datecomptable dateop fecha fechaoperacion
    fechacontable fechadeoperacion data datacontabile datamovimento dataoperazione datamov datalancamento boekdatum
    boekingsdatum transactiedatum`,
  amount: `amount transactionamount betrag umsatz montant montantdeloperation montantoperation importe importo bedrag
    valor montante`,
  credit: `credit credits creditamount paidin moneyin haben gutschrift kredit credito abono haber avere entrate accrediti`,
  debit: `debit debits debitamount paidout moneyout soll lastschrift belastung debito cargo debe dare uscite addebiti`,
  direction: `direction creditdebit debitcredit creditdebitindicator cdtdbtind sollhaben sollhabenkennzeichen
    habensoll sens afbij afofbij bijaf`,
  currency: `currency currencycode ccy wahrung waehrung devise monnaie moneda divisa moeda munt muntsoort`,
  reference: `reference referenceid paymentreference endtoendid endtoendreference endtoendidentification
    endtoendreferenz endtoend kundenreferenz kundenreferenzendtoend referencedeboutenbout referencia riferimento referentie
    betalingskenmerk kenmerk eref customerreference`,
  text: `text description details narrative memo communication remittanceinformation libelle libelleoperation
    libelledeloperation libellesimplifie informationscomplementaires verwendungszweck buchungstext concepto descripcion
    observaciones descrizione causale omschrijving naamomschrijving mededelingen mededeling descricao descritivo`,
}

const known = new Map<string, Column>(
  Object.entries(headings).flatMap(([column, names]) =>
    names.split(/\s+/).map((name): [string, Column] => [name, column as Column]),
  ),
)

/** A heading without what differs between two exports of one bank; a currency in it is no part of the name. */
const normalize = (heading: string): string =>
  heading
    .normalize('NFD')
    .replaceAll(/\b[A-Z]{3}\b(?!.*[a-z])/g, (code) => (isCurrency(code) ? '' : code))
    .toLowerCase()
    .replaceAll(/[^a-z]|\beuros?\b/g, '')

/** The currency that a heading such as `Betrag (EUR)` names, or `null`. */
export const findHeadingCurrency = (heading: string): string | null =>
  /(?:^|[^A-Za-z])([A-Z]{3})\)?\s*$/.exec(heading)?.[1] ?? (/€|\beuros?\b/i.test(heading) ? 'EUR' : null)

const isCurrency = (code: string): boolean =>
  /^(?:EUR|GBP|CHF|USD|PLN|SEK|DKK|NOK|CZK|HUF|RON|BGN)$/.test(code)

/** The columns of a row of headings; `null` for a row that has no date and no money. */
export function findColumns(cells: readonly string[], named: CsvColumns): FoundColumns | null {
  const found: FoundColumns = {
    date: -1,
    amount: null,
    credit: null,
    debit: null,
    direction: null,
    currency: null,
    reference: null,
    text: [],
  }
  cells.forEach((cell, index) => {
    const column = known.get(normalize(cell))
    if (!column || named[column] !== undefined) return
    if (column === 'text') found.text.push(index)
    // The first of two, such as two dates, is the booking's.
    else if (column === 'date' ? found.date < 0 : found[column] === null) found[column] = index
  })
  for (const [column, headingsOfColumn] of Object.entries(named)) {
    const indices = [headingsOfColumn]
      .flat()
      .map((heading) => cells.findIndex((cell) => cell.trim() === heading))
    if (indices.includes(-1)) return null
    if (column === 'text') found.text = indices
    else found[column as Exclude<Column, 'text'>] = indices[0] ?? -1
  }
  const hasMoney = found.amount !== null || found.credit !== null || found.debit !== null
  return found.date >= 0 && hasMoney ? found : null
}

export const refuseColumns = (): Error =>
  refuseStatement(
    'no line of it names columns of dates and amounts. Name them with csv.columns, as the file writes them.',
  )
