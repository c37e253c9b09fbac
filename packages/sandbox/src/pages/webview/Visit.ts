import type { PaymentRecord } from '../../engine/PaymentRecord.ts'
import type { World } from '../../engine/World.ts'
import type { Language } from '../languages.ts'

/** One payer at one page of the webview. */
export interface Visit {
  world: World
  record: PaymentRecord
  language: Language
  /** The page's own address, with all that the shop put into it. */
  url: URL
  stylesheet: string
}

/** Where a form of the page posts to. */
export const getFormAction = (visit: Visit): string => `${visit.url.pathname}${visit.url.search}`

/** The same page with a parameter of its own set, or taken away. */
export function withParameter(visit: Visit, name: string, value: string | null): string {
  const url = new URL(visit.url)
  if (value === null) url.searchParams.delete(name)
  else url.searchParams.set(name, value)
  return `${url.pathname}${url.search}`
}
