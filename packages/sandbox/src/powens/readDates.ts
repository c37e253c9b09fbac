import { toDate } from '../engine/time.ts'
import { invalid } from '../http/RefusalError.ts'

/** `min_date` is inclusive, `max_date` exclusive; either may be a day, a month or a year. */
export function readDates(query: URLSearchParams): (at: number | null) => boolean {
  const [minimum, maximum] = ['min_date', 'max_date'].map((key) => {
    const value = query.get(key)
    if (value !== null && !/^\d{4}(-\d{2}(-\d{2})?)?$/.test(value)) {
      throw invalid(`The parameter ${key} has to be a date.`)
    }
    return value
  })
  return (at) => {
    if (at === null) return !minimum && !maximum
    const date = toDate(at)
    return (!minimum || date >= minimum) && (!maximum || date < maximum)
  }
}
