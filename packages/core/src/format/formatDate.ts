/** A `YYYY-MM-DD` day as a person writes it. It is the same day in every time zone. What is no day is left as it is. */
export function formatDate(date: string, locale?: string): string {
  const day = new Date(`${date}T00:00:00Z`)
  if (Number.isNaN(day.getTime())) return date
  try {
    return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(day)
  } catch {
    return date
  }
}
