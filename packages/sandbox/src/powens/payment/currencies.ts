interface Currency {
  name: string
  symbol: string
  prefix: boolean
  precision: number
}

const known: Record<string, Currency> = {
  EUR: { name: 'Euro', symbol: '€', prefix: false, precision: 2 },
  GBP: { name: 'Pound Sterling', symbol: '£', prefix: true, precision: 2 },
  CHF: { name: 'Swiss Franc', symbol: 'CHF', prefix: false, precision: 2 },
  USD: { name: 'US Dollar', symbol: '$', prefix: true, precision: 2 },
  DKK: { name: 'Danish Krone', symbol: 'kr', prefix: false, precision: 2 },
  NOK: { name: 'Norwegian Krone', symbol: 'kr', prefix: false, precision: 2 },
  SEK: { name: 'Swedish Krona', symbol: 'kr', prefix: false, precision: 2 },
  PLN: { name: 'Zloty', symbol: 'zł', prefix: false, precision: 2 },
  CZK: { name: 'Czech Koruna', symbol: 'Kč', prefix: false, precision: 2 },
  HUF: { name: 'Forint', symbol: 'Ft', prefix: false, precision: 2 },
  RON: { name: 'Romanian Leu', symbol: 'lei', prefix: false, precision: 2 },
  JPY: { name: 'Yen', symbol: '¥', prefix: true, precision: 0 },
}

/** Powens publishes no list of currencies; one that the sandbox does not know is refused. */
export function findCurrency(code: string): Currency | undefined {
  return Object.hasOwn(known, code) ? known[code] : undefined
}

/** A currency as responses carry it: an object, although requests name it by its code. */
export function toCurrencyJson(code: string): Record<string, unknown> {
  const currency = findCurrency(code)
  return {
    id: code,
    symbol: currency?.symbol ?? code,
    prefix: currency?.prefix ?? false,
    crypto: false,
    precision: currency?.precision ?? 2,
    marketcap: null,
    datetime: null,
    name: currency?.name ?? code,
  }
}
