/** Judges the JSON of an answer: gives it with its type, or `null` when it is something else. */
export type Reader<T> = (answer: unknown) => T | null

/** An answer that has to be an object; its fields are Powens's to fill. */
export const readObject = <T extends object>(answer: unknown): T | null =>
  typeof answer === 'object' && answer !== null && !Array.isArray(answer) ? (answer as T) : null

/** For calls whose answer says nothing that is needed. */
export const readNothing: Reader<undefined> = () => undefined
