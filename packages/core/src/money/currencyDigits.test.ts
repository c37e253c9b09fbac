import { afterEach, expect, test, vi } from 'vitest'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

/** A fresh copy, so that nothing is remembered. */
const load = async () => (await import('./currencyDigits.ts')).currencyDigits

/** ISO 4217, list one of 2024-06-25: all currencies that have a minor unit. */
const list: [digits: number, codes: string][] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'],
  [
    2,
    `AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW
     CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS
     INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN
     NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC
     SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD YER ZAR ZMW ZWG`,
  ],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
]
const currencies = list.flatMap(([digits, codes]) =>
  codes.split(/\s+/).map((code): [string, number] => [code, digits]),
)

test.each([
  ['this runtime', undefined],
  ['a runtime whose data has no decimals at all', 0],
  ['a runtime whose data has three', 3],
])('default: every currency of ISO 4217, on %s', async (_, digits) => {
  if (digits !== undefined)
    vi.stubGlobal('Intl', {
      NumberFormat: class {
        resolvedOptions = () => ({ maximumFractionDigits: digits, minimumFractionDigits: digits })
      },
    })
  const currencyDigits = await load()
  expect(currencies.map(([code]) => [code, currencyDigits(code)])).toEqual(currencies)
})

test.each([
  '',
  'XYZ',
  'eur',
  'jpy',
  '€',
  'JP',
  'JPYY',
  'XJPY',
  'XBHD',
  'BHDX',
  'XCLF',
  'CLFX',
  'toString',
  '__proto__',
  'IF ',
  'F,C',
])('behavior: %o is no code of the list and has two', async (currency) => {
  expect((await load())(currency)).toBe(2)
})
