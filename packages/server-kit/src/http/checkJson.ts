import { createPaymentError } from '@powens-pay/core'

const deepest = 32

/**
 * Parses JSON from an untrusted sender, in linear time: refuses what is nested too deep, names a key twice, or
 * names a prototype, because two readers of such a text may see two different things.
 */
export function parseStrictJson(text: string): unknown {
  const value = parse(text)
  scan(text)
  return value
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw refuse('The body is not JSON.')
  }
}

/** Walks text that is known to be JSON. */
function scan(text: string): void {
  /** One set of keys per open object, `null` per open array. */
  const open: (Set<string> | null)[] = []
  for (let index = 0; index < text.length; index++) {
    const char = text[index]
    if (char === '{' || char === '[') {
      open.push(char === '{' ? new Set() : null)
      if (open.length > deepest) throw refuse(`The body is nested deeper than ${deepest} levels.`)
    } else if (char === '}' || char === ']') {
      open.pop()
    } else if (char === '"') {
      const end = findEnd(text, index)
      const keys = open.at(-1)
      if (keys && isKey(text, end)) addKey(keys, JSON.parse(text.slice(index, end + 1)) as string)
      index = end
    }
  }
}

function findEnd(text: string, start: number): number {
  let index = start + 1
  while (text[index] !== '"') index += text[index] === '\\' ? 2 : 1
  return index
}

function isKey(text: string, end: number): boolean {
  let index = end + 1
  while (' \t\n\r'.includes(text[index] ?? '-')) index++
  return text[index] === ':'
}

function addKey(keys: Set<string>, key: string): void {
  if (key === '__proto__') throw refuse('The body names a prototype.')
  if (keys.has(key)) throw refuse('The body names a key twice.')
  keys.add(key)
}

const refuse = (message: string) => createPaymentError('invalid_request', message)
