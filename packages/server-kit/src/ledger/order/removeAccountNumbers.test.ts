import { expect, test } from 'vitest'
import { removeAccountNumbers } from './removeAccountNumbers.ts'

test.each([
  ['Refund FR1420041010050500013M02606', 'Refund …'],
  ['Refund FR14 2004 1010 0505 0001 3M02 606 thanks', 'Refund … thanks'],
  ['to fr14-2004-1010-0505-0001-3m02-606.', 'to ….'],
  ['GB29 NWBK 6016 1331 9268 19', '…'],
  ['NL91ABNA0417164300, NL91 ABNA 0417 1643 00', '…, …'],
  ['NO9386011117947', '…'],
  ['MT84MALT011000012345MTLCAST001S', '…'],
  ['CH93 0076 2011 6238 5295 7', '…'],
  ['20-00-00 55779911', '…'],
  ['account 12345 67890', 'account …'],
  ['FR14.2004.1010.0505.0001.3M02.606', '…'],
  ['FR14/2004/1010/0505/0001/3M02/606', '…'],
  ['IBAN_FR1420041010050500013M02606', 'IBAN_…'],
  ['iban:FR1420041010050500013M02606;', 'iban:…;'],
  ['FR14\u00a02004\u202f1010\u00a00505\u00a00001\u00a03M02\u00a0606', '…'],
  ['FR14\u200b2004\u200b1010\u200b0505\u200b0001\u200b3M02\u200b606', '…'],
  ['FR14–2004–1010–0505–0001–3M02–606', '…'],
  ['FR14 - 2004.1010', 'FR14 - 2004.1010'],
  ['card 4970.1000.0000.0014', 'card …'],
  ['card 4970 1000 0000 0014 refused', 'card … refused'],
])('default: %s', (text, expected) => {
  expect(removeAccountNumbers(text)).toBe(expected)
})

test.each([
  [''],
  ['Order 42'],
  ['order 123456789'],
  ['Solde insuffisant éà'],
  ['AB12 is a seat, not an account'],
  ['2026-11-25'],
  ['Invoice 2026/000123'],
  ['v_2026_000123'],
  ['12.50 EUR, 3 x 4.50'],
])('behavior: %s stays as it is', (text) => {
  expect(removeAccountNumbers(text)).toBe(text)
})

test('behavior: a long text takes linear time', () => {
  const start = process.cpuUsage()
  for (const part of ['FR14 ', 'FR14 ABCD ', '1 ', '1- ', 'A1']) removeAccountNumbers(part.repeat(20_000))
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(2_000)
})
