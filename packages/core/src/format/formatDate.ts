/**
 * Formats a `YYYY-MM-DD` day for people, the same in every time zone, or the day of an ISO 8601 instant where they are. Other
 * text is returned unchanged.
 */
export function formatDate(date: string, locale?: string): string {
  const isDay = date.length === 10
  const day = new Date(isDay ? `${date}T00:00:00Z` : date)
  try {
    return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: isDay ? 'UTC' : undefined }).format(
      day,
    )
  } catch {
    return date
  }
}
