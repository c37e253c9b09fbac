import type { Element } from './parseElements.ts'

/** The elements at a path below one. */
export const findAll = (element: Element, ...path: string[]): Element[] =>
  path.reduce<Element[]>(
    (found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name)),
    [element],
  )

export const find = (element: Element, ...path: string[]): Element | undefined => findAll(element, ...path)[0]

/** The text at a path; empty where there is none. */
export const readText = (element: Element, ...path: string[]): string =>
  find(element, ...path)?.text.trim() ?? ''

/** The day of a date or of a date with a time, as the bank wrote it: which day it is booked on does not depend on a time zone. */
export function readDay(element: Element | undefined): string {
  const text = element ? readText(element, 'Dt') || readText(element, 'DtTm') : ''
  return /^\d{4}-\d\d-\d\d/.exec(text)?.[0] ?? ''
}
