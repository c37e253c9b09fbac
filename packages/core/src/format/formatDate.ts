/** Formats a `YYYY-MM-DD` day for people. It is the same day in every time zone. Other text is returned unchanged. */
export function formatDate(date: string, locale?: string): string {
  const day = new Date(`${date}T00:00:00Z`)
  if (Number.isNaN(day.getTime())) return date
  try {
    return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(day)
  } catch {
    return date
  }
}
