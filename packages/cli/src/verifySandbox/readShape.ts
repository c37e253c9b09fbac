/** How a value is made: types and keys, and no value. */
export interface Shape {
  /** The JSON types that occur, sorted. */
  types: string[]
  /** Of the objects: each key, with whether all of them have it. */
  keys: Map<string, { isAlways: boolean; shape: Shape }>
  /** Of the elements of all arrays together; `null`: every array was empty. */
  elements: Shape | null
}

/** The shape that several values have together, such as the elements of an array. */
export function readShape(values: readonly unknown[]): Shape {
  const objects = values.filter((value) => typeOf(value) === 'object') as Record<string, unknown>[]
  const arrays = values.filter((value) => Array.isArray(value))
  const elements = arrays.flat(1) as unknown[]
  const names = new Set(objects.flatMap((object) => Object.keys(object)))
  return {
    types: [...new Set(values.map(typeOf))].toSorted(),
    keys: new Map(
      [...names].map((name) => {
        const owners = objects.filter((object) => Object.hasOwn(object, name))
        return [
          name,
          {
            isAlways: owners.length === objects.length,
            shape: readShape(owners.map((owner) => owner[name])),
          },
        ]
      }),
    ),
    elements: elements.length > 0 ? readShape(elements) : null,
  }
}

/** Stands for every key where the keys are data. */
export const anyKey = '*'

/** The same where the keys are data: every value stands under one key. */
export function readOpenShape(value: unknown): Shape {
  if (typeOf(value) !== 'object') return readShape([value])
  const values = Object.values(value as Record<string, unknown>)
  const keys: Shape['keys'] = new Map()
  if (values.length > 0) keys.set(anyKey, { isAlways: true, shape: readShape(values) })
  return { types: ['object'], keys, elements: null }
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}
