import { expect, test } from 'vitest'
import { readStatement } from '../readStatement.ts'
import type { CsvOptions } from './CsvOptions.ts'

const read = (file: string | Uint8Array, csv: CsvOptions = {}) => readStatement(file, { csv })

test.each<[string, string, unknown]>([
  [
    'a German bank: comma, semicolon, signed',
    'Kontonummer;DE…\n\nBuchungstag;Valuta;Buchungstext;Verwendungszweck;Kundenreferenz (End-to-End);Betrag;Waehrung\n' +
      '05.03.26;06.03.26;GUTSCHRIFT;Order 42;ref-1;1.009,50;EUR\n"06.03.26";"";"ENTGELT";"";"NOTPROVIDED";"-0,20";"EUR"\n',
    [
      {
        direction: 'credit',
        amount: '1009.50',
        currency: 'EUR',
        bookedOn: '2026-03-05',
        references: ['ref-1'],
      },
      { direction: 'debit', amount: '0.20', bookedOn: '2026-03-06', references: [] },
    ],
  ],
  [
    'a French bank: two columns',
    'Date;Libellé;Débit euros;Crédit euros\n05/03/2026;VIR Order 42;;9,50\n06/03/2026;FRAIS;-0,20;\n',
    [
      { direction: 'credit', amount: '9.50', currency: 'EUR', text: 'VIR Order 42' },
      { direction: 'debit', amount: '0.20' },
    ],
  ],
  [
    'a British bank: named months, two columns',
    'Transaction Date,Description,Paid In (GBP),Paid Out (GBP),Balance\n05 Mar 2026,Order 42,"1,009.50",,2000.00\n',
    [{ direction: 'credit', amount: '1009.50', currency: 'GBP', bookedOn: '2026-03-05' }],
  ],
  [
    'a Dutch bank: a column of directions',
    '"Datum","Naam / Omschrijving","Af Bij","Bedrag (EUR)","Mededelingen"\n"20260305","Ada","Bij","9,50","Order 42"\n"20260306","Bank","Af","0,20","Kosten"\n',
    [
      { direction: 'credit', amount: '9.50', text: 'Ada\nOrder 42' },
      { direction: 'debit', amount: '0.20' },
    ],
  ],
  [
    'an Italian bank',
    'Data contabile;Descrizione;Dare;Avere;Divisa\n05/03/2026;Ordine;;9,50;EUR\n',
    [{ direction: 'credit', amount: '9.50' }],
  ],
  [
    'a Spanish bank, tabs',
    'Fecha\tConcepto\tImporte\tDivisa\n05/03/2026\tPedido\t9,50\tEUR\n',
    [{ direction: 'credit', amount: '9.50' }],
  ],
  [
    'a Swiss bank: apostrophes',
    "Booking date;Amount;Currency;Text\n2026-03-05;1'009.50;CHF;Order\n",
    [{ direction: 'credit', amount: '1009.50', currency: 'CHF' }],
  ],
  [
    'a bank online: a time, ISO dates',
    'Completed Date,Description,Amount,Currency\n2026-03-05 10:11:12,Order 42,9.50,EUR\n',
    [{ direction: 'credit', amount: '9.50', bookedOn: '2026-03-05' }],
  ],
])('default: %s', async (_, file, expected) => {
  expect(await read(file)).toMatchObject({ format: 'csv', faults: [], entries: expected })
})

test('parameters: csv.columns names them where a bank has its own words', async () => {
  const file = 'Wann,Was,Wieviel,Wozu,Mehr\n2026-03-05,ref-1,9.50,Order,42\n'
  const columns = { date: 'Wann', amount: 'Wieviel', reference: 'Was', text: ['Wozu', 'Mehr'] }
  expect(await read(file, { columns, currency: 'EUR' })).toMatchObject({
    entries: [{ amount: '9.50', references: ['ref-1'], text: 'Order\n42' }],
  })
  await expect(read(file, { currency: 'EUR' })).rejects.toThrow('csv.columns')
  await expect(read(file, { columns: { ...columns, date: 'Tag' }, currency: 'EUR' })).rejects.toThrow(
    'csv.columns',
  )
})

test.each<[string, CsvOptions, string]>([
  ['1.234', { decimalMark: ',' }, '1234.00'],
  ['1,234', { decimalMark: '.' }, '1234.00'],
  ['1,5', {}, '1.50'],
  ['1.5', {}, '1.50'],
  ['1,234,567', {}, '1234567.00'],
  ['1.234.567,89', {}, '1234567.89'],
  ['1 234,50', {}, '1234.50'],
  ['1\u202f234,50 €', {}, '1234.50'],
  ['EUR 9.50', {}, '9.50'],
  ['9.50 CR', {}, '9.50'],
  ['12', {}, '12.00'],
  [',50', {}, '0.50'],
])('parameters: csv.decimalMark: %s with %j', async (amount, csv, expected) => {
  const file = `Date;Amount;Currency\n2026-03-05;${amount};EUR\n`
  expect(await read(file, csv)).toMatchObject({
    faults: [],
    entries: [{ direction: 'credit', amount: expected }],
  })
})

test.each(['-9.50', '9.50-', '−9.50', '(9.50)', '9.50 DR', '-9.50 EUR', '9.50S'])(
  'behavior: %s went out',
  async (amount) => {
    const file = `Date;Amount;Currency\n2026-03-05;${amount};EUR\n`
    expect(await read(file)).toMatchObject({ faults: [], entries: [{ direction: 'debit', amount: '9.50' }] })
  },
)

test.each<[string, string, string]>([
  [
    'an amount that may be thousands or decimals',
    'Date;Amount;Currency\n2026-03-05;1,234;EUR\n',
    'decimalMark',
  ],
  ['both marks', 'Date;Amount;Currency\n2026-03-05;1,23;EUR\n2026-03-05;1.23;EUR\n', 'decimalMark'],
  ['both date orders', 'Date;Amount;Currency\n31/01/2026;1,23;EUR\n01/31/2026;1,23;EUR\n', 'dateOrder'],
  ['no currency', 'Date;Amount\n2026-03-05;1,23\n', 'csv.currency'],
  ['a quote that never ends', 'Date;Amount;Currency\n"2026-03-05;1,23;EUR\n2026-03-05;1,23;EUR\n', 'row'],
  ['no headings', '2026-03-05;1,23;EUR\n', 'csv.columns'],
  ['text', 'Dear customer, please sign in.', 'csv.columns'],
])('behavior: %s is refused and not guessed', async (_, file, sentence) => {
  await expect(read(file)).rejects.toMatchObject({
    code: 'invalid_request',
    message: expect.stringContaining(sentence),
  })
})

test.each([
  ['31/01/2026', '2026-01-31'],
  ['01/31/2026', '2026-01-31'],
  ['05/03/2026', '2026-03-05'],
  ['5.3.26', '2026-03-05'],
])('behavior: the date %s', async (date, expected) => {
  expect(await read(`Date;Amount;Currency\n${date};1,23;EUR\n`)).toMatchObject({
    entries: [{ bookedOn: expected }],
  })
})

test.each([
  ['a day that is none', '30.02.2026;1,23;EUR'],
  ['no date', ';1,23;EUR'],
  ['no currency', '05.03.2026;1,23;'],
  ['a word for an amount', '05.03.2026;much;EUR'],
  ['two signs', '05.03.2026;-1,23-;EUR'],
  ['groups that are none', '05.03.2026;1.23,45;EUR'],
  ['more decimals than the currency has', '05.03.2026;1,2345;EUR'],
])('behavior: a row with %s is listed and not lost', async (_, row) => {
  const { entries, faults } = await read(`Date;Amount;Currency\n05.03.2026;2,50;EUR\n${row}\n\n`)
  expect(entries).toHaveLength(1)
  expect(faults).toMatchObject([{ at: 'row 3', kind: 'unreadable' }])
})

test('behavior: a cell of several lines and quotes is one cell', async () => {
  const file = 'Date;Amount;Currency;Text\r\n2026-03-05;1,23;EUR;"a ""b""\r\nc"\r\n2026-03-06;1;EUR;d\r\n'
  expect((await read(file)).entries.map(({ text }) => text)).toEqual(['a "b"\r\nc', 'd'])
})

test('behavior: what a Windows program writes, and a byte order mark', async () => {
  const file = 'Date;Libellé;Débit;Crédit;Devise\n05/03/2026;Café;;9,50;EUR\n'
  const windows = Uint8Array.from(file, (character) => character.charCodeAt(0))
  const utf16 = Uint8Array.from([
    0xff,
    0xfe,
    ...Array.from(file).flatMap((character) => [character.charCodeAt(0), 0]),
  ])
  for (const bytes of [windows, utf16, new TextEncoder().encode(`\ufeff${file}`)]) {
    expect(await read(bytes)).toMatchObject({ faults: [], entries: [{ amount: '9.50', text: 'Café' }] })
  }
})
