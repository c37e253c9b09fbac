/** What banks change in a reference: capitals, blanks, dashes. */
const fold = (text: string): string => text.toUpperCase().replaceAll(/[^A-Z\d]/g, '')

/** Shorter references are found as a word of a text only: as a part of it they may be something else. */
const shortestPart = 16

/** Values by the references that banks print. */
export interface ReferenceIndex<Value> {
  add(id: string, value: Value): void
  /** As the bank gives it, in a field of its own. */
  find(id: string): Value[]
  /** Anywhere in what the payer or the bank wrote, also across a line break. */
  findInText(text: string): Value[]
}

export function createReferenceIndex<Value>(): ReferenceIndex<Value> {
  const exact = new Map<string, Value[]>()
  const folded = new Map<string, Value[]>()
  const lengths = new Set<number>()
  const append = (map: Map<string, Value[]>, key: string, value: Value): void => {
    const list = map.get(key)
    if (list) list.push(value)
    else map.set(key, [value])
  }

  const find = (id: string): Value[] => exact.get(id) ?? folded.get(fold(id)) ?? []

  return {
    add(id, value) {
      append(exact, id, value)
      const key = fold(id)
      if (key === '') return
      append(folded, key, value)
      if (key.length >= shortestPart) lengths.add(key.length)
    },
    find,
    findInText(text) {
      for (const word of text.split(/[\s,;:+/()]+/)) {
        const found = word.length >= 4 ? find(word) : []
        if (found.length > 0) return found
      }
      const whole = fold(text)
      // Of two that begin alike, such as …-1 and …-12, the longer one is meant.
      for (const length of [...lengths].toSorted((a, b) => b - a)) {
        for (let start = 0; start + length <= whole.length; start++) {
          const found = folded.get(whole.slice(start, start + length))
          if (found && !continuesNumber(whole, start + length)) return found
        }
      }
      return []
    },
  }
}

/** The reference ends in a digit and the text goes on with one: it is another reference. */
const continuesNumber = (text: string, end: number): boolean =>
  /\d/.test(text[end - 1] ?? '') && /\d/.test(text[end] ?? '')
