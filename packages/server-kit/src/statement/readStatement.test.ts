import { expect, test } from 'vitest'
import { camt, ntry, tx, txAmount } from '../../test/statement/writeCamt.ts'
import { readStatement } from './readStatement.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const read = async (inner: string) => (await readStatement(camt(inner))).entries
const brief = (entries: Awaited<ReturnType<typeof read>>) =>
  entries.map(({ direction, amount, references }) => [direction, amount, ...references])

test('default: a CAMT.053, as text, bytes, blob and stream', async () => {
  const text = camt(ntry('9.5', 'CRDT', tx('ref-1', '<RmtInf><Ustrd>Order 42</Ustrd></RmtInf>')))
  const expected = {
    format: 'camt.053',
    from: '2026-03-05',
    to: '2026-03-05',
    accounts: [],
    notBooked: 0,
    faults: [],
    entries: [
      {
        at: 'statement 1, entry 1',
        direction: 'credit',
        amount: '9.50',
        currency: 'EUR',
        bookedOn: '2026-03-05',
        references: ['ref-1'],
        text: 'Order 42',
        isReturn: false,
        isRemainder: false,
      },
    ],
  }
  for (const file of [text, utf8(text), new Blob([text]), new Blob([text]).stream()]) {
    expect(await readStatement(file)).toEqual(expected)
  }
})

test('behavior: a later version, a prefix and a date with a time read the same', async () => {
  const text = camt(ntry('9.50', 'CRDT', tx('ref-1', '<Amt Ccy="EUR">9.50</Amt>')), '10')
    .replace('<Sts>BOOK</Sts>', '<Sts><Cd>BOOK</Cd></Sts>')
    .replace('<Dt>2026-03-05</Dt>', '<DtTm>2026-03-05T23:59:59+02:00</DtTm>')
    .replaceAll(/<(\/?)(?=[A-Z])/g, '<$1n:')
    .replace('xmlns=', 'xmlns:n=')
  expect(await readStatement(text)).toMatchObject({
    entries: [{ amount: '9.50', bookedOn: '2026-03-05', references: ['ref-1'] }],
  })
})

test.each<[string, string, unknown[][]]>([
  [
    'a batch is taken apart',
    ntry('30', 'CRDT', tx('a', txAmount('10')) + tx('b', txAmount('20'))),
    [
      ['credit', '10.00', 'a'],
      ['credit', '20.00', 'b'],
    ],
  ],
  [
    'what a bank keeps of it is an entry of its own',
    ntry('29.8', 'CRDT', tx('a', txAmount('10')) + tx('b', txAmount('20'))),
    [
      ['credit', '10.00', 'a'],
      ['credit', '20.00', 'b'],
      ['debit', '0.20'],
    ],
  ],
  [
    'a charge on one payment, too',
    ntry('9.8', 'CRDT', tx('a', txAmount('10'))),
    [
      ['credit', '10.00', 'a'],
      ['debit', '0.20'],
    ],
  ],
  [
    'a batch without amounts stays whole',
    ntry('30', 'CRDT', tx('a') + tx('b')),
    [['credit', '30.00', 'a', 'b']],
  ],
  [
    'a batch with one amount missing stays whole',
    ntry('30', 'CRDT', tx('a', txAmount('10')) + tx('b')),
    [['credit', '30.00', 'a', 'b']],
  ],
  ['one transaction has the amount of its booking', ntry('9.50', 'CRDT', tx('a')), [['credit', '9.50', 'a']]],
  [
    'an amount of another currency is not the booked one',
    ntry('9.50', 'CRDT', tx('a', txAmount('10.20', 'USD'))),
    [['credit', '9.50', 'a']],
  ],
  ['a debit', ntry('9.50', 'DBIT', tx('a')), [['debit', '9.50', 'a']]],
  ['no reference', ntry('9.50', 'CRDT', tx('NOTPROVIDED')), [['credit', '9.50']]],
  ['no transaction at all', ntry('9.50', 'CRDT'), [['credit', '9.50']]],
  [
    'a structured reference',
    ntry('1', 'CRDT', tx('a', '<RmtInf><Strd><CdtrRefInf><Ref>RF18</Ref></CdtrRefInf></Strd></RmtInf>')),
    [['credit', '1.00', 'a', 'RF18']],
  ],
  ['nothing', ntry('0.00', 'CRDT'), []],
  [
    'within one batch one transaction goes the other way',
    ntry(
      '5',
      'CRDT',
      tx('a', `<Amt Ccy="EUR">15</Amt>`) + tx('b', '<Amt Ccy="EUR">10</Amt><CdtDbtInd>DBIT</CdtDbtInd>'),
    ),
    [
      ['credit', '15.00', 'a'],
      ['debit', '10.00', 'b'],
    ],
  ],
])('behavior: %s', async (_, inner, expected) => {
  expect(brief(await read(inner))).toEqual(expected)
})

test.each([
  ['a reversal', ntry('1', 'DBIT', tx('a'), '<RvslInd>true</RvslInd>')],
  ['a reason', ntry('1', 'DBIT', tx('a', '<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>'))],
  [
    'a code',
    ntry('1', 'DBIT', tx('a', '<BkTxCd><Domn><Fmly><SubFmlyCd>RRTN</SubFmlyCd></Fmly></Domn></BkTxCd>')),
  ],
])('behavior: money that came back is one by %s', async (_, inner) => {
  expect(await read(inner)).toMatchObject([{ direction: 'debit', isReturn: true }])
})

test('behavior: what is announced is counted and is no money yet', async () => {
  const pending = ntry('9.50', 'CRDT').replace('BOOK', 'PDNG')
  expect(await readStatement(camt(pending + ntry('1', 'CRDT')))).toMatchObject({
    notBooked: 1,
    entries: [{ amount: '1.00' }],
    faults: [],
  })
})

test.each([
  ['an unknown status', ntry('1', 'CRDT').replace('BOOK', 'MAYBE')],
  ['no amount', ntry('', 'CRDT')],
  ['too many decimals', ntry('1.005', 'CRDT')],
  ['a sign', ntry('-1', 'CRDT')],
  ['an exponent', ntry('1e2', 'CRDT')],
  ['no direction', ntry('1', 'CRDT').replace('CRDT', '')],
  ['a currency that is none', ntry('1', 'CRDT').replace('"EUR"', '"euro"')],
  ['no date', ntry('1', 'CRDT').replace('2026-03-05', 'soon')],
])('behavior: an entry with %s is listed and not lost', async (_, entry) => {
  const { entries, faults } = await readStatement(camt(ntry('2', 'CRDT') + entry))
  expect(entries).toMatchObject([{ amount: '2.00' }])
  expect(faults).toMatchObject([{ at: 'statement 1, entry 2', kind: 'unreadable' }])
})

const balance = (code: string, amount: string, direction = 'CRDT') =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>${direction}</CdtDbtInd>` +
  '<Dt><Dt>2026-03-06</Dt></Dt></Bal>'

test.each([
  ['add up', '100.00', [[], '2026-03-06']],
  ['do not add up', '100.01', [['balance'], '2026-03-06']],
])('behavior: balances that %s', async (_, closing, [kinds, to]) => {
  const inner =
    balance('OPBD', '10', 'DBIT') + balance('CLBD', closing) + ntry('120', 'CRDT') + ntry('10', 'DBIT')
  const statement = await readStatement(camt(inner))
  expect(statement.faults.map(({ kind }) => kind)).toEqual(kinds)
  expect(statement.to).toBe(to)
})

test('behavior: a statement that is in the file twice counts once; its second page is another', async () => {
  const page = (number: number, amount: string) =>
    `<Id>7</Id><StmtPgntn><PgNb>${number}</PgNb></StmtPgntn>${ntry(amount, 'CRDT')}`
  const text = camt([page(1, '1'), page(2, '2'), page(1, '1')].join('</Stmt><Stmt>'))
  const { entries, faults } = await readStatement(text)
  expect(entries.map(({ amount }) => amount)).toEqual(['1.00', '2.00'])
  expect(faults).toMatchObject([{ at: 'statement 3', kind: 'repeated' }])
})

test('behavior: the account is read for comparing, and the period from the file', async () => {
  const inner =
    '<Acct><Id><IBAN>FR14 2004 1010 0505 0001 3M02 606</IBAN></Id></Acct>' +
    '<FrToDt><FrDtTm>2026-03-01T00:00:00</FrDtTm><ToDtTm>2026-03-31T23:59:59</ToDtTm></FrToDt>'
  expect(await readStatement(camt(inner))).toMatchObject({
    accounts: ['FR1420041010050500013M02606'],
    from: '2026-03-01',
    to: '2026-03-31',
    entries: [],
  })
})

const entity = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'

test.each<[string, string | Uint8Array, string]>([
  ['nothing', '', 'empty'],
  ['a document type', camt('').replace('<Document', `${entity}<Document`), 'document type'],
  ['an outer entity', `<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>`, 'document type'],
  ['an unknown entity', camt('<Id>&b;</Id>'), 'no well-formed XML'],
  ['a tag left open', camt('<Id>'), 'no well-formed XML'],
  ['an end in the middle', camt(ntry('1', 'CRDT')).slice(0, 300), 'no well-formed XML'],
  ['depth', camt(`${'<a>'.repeat(50)}${'</a>'.repeat(50)}`), 'deeper'],
  ['a camt.054', camt('').replaceAll('BkToCstmrStmt', 'BkToCstmrDbtCdtNtfctn'), 'camt.054'],
  ['a camt.052', camt('').replaceAll('BkToCstmrStmt', 'BkToCstmrAcctRpt'), 'camt.052'],
  ['a page', '<html><body>Sign in</body></html>', 'no CAMT.053'],
  ['no statement', camt('').replaceAll(/<\/?Stmt>/g, ''), 'no statement'],
  ['bytes that are no UTF-8', utf8(camt('<Id>X</Id>')).map((byte) => (byte === 0x58 ? 0xe9 : byte)), 'bytes'],
  ['a ZIP', 'PK\u0003\u0004', 'Unpack'],
  ['a gzip', new Uint8Array([0x1f, 0x8b, 8, 0]), 'Unpack'],
  ['an MT940', ':20:STARTUMS\r\n:25:1/2', 'MT940'],
  ['a PDF', '%PDF-1.7', 'PDF'],
])('behavior: %s is refused, and nothing of it is in the message', async (_, file, sentence) => {
  const refusal = await readStatement(file).catch((error: unknown) => error)
  expect(refusal).toMatchObject({ code: 'invalid_request', message: expect.stringContaining(sentence) })
  expect((refusal as Error).message).not.toMatch(/aaaa|passwd|STARTUMS/)
})

test('behavior: a file that is too long is refused before it is read whole', async () => {
  let pulled = 0
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulled++
      controller.enqueue(new Uint8Array(1024 * 1024).fill(32))
    },
  })
  await expect(readStatement(endless, { maximumBytes: 3 * 1024 * 1024 })).rejects.toMatchObject({
    code: 'body_too_large',
    message: expect.stringContaining('3 MiB'),
  })
  expect(pulled).toBeLessThan(8)
})
