const dayLength = 24 * 60 * 60 * 1000

/** The day of a time in milliseconds, UTC, as `YYYY-MM-DD`. */
export const toDay = (time: number): string => new Date(time).toISOString().slice(0, 10)

/** A day some days later, or earlier for a negative number. */
export const addDays = (day: string, days: number): string => toDay(Date.parse(day) + days * dayLength)
