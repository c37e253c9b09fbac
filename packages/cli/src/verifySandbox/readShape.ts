/** How a value is made: types and keys, and no value. */
export interface Shape {
  /** The JSON types that occur, sorted. */
  types: string[]
  /** Of the objects: each key, with whether all of them have it. */
  keys: Map<string, { isAlways: boolean; shape: Shape }>
  /** Of the elements of all arrays together; `null`: every array was empty. */
  elements: Shape | null
  /**
   * Of the elements of one array, each by the text that names it. Two lists are compared element by element where both name
   * the same, since in a long list one element hides among the others. Never printed.
   */
  named: Map<string, Shape>
}

/** The shape that several values have together, such as the elements of an array. */
export function readShape(values: readonly unknown[]): Shape {
  const objects = values.filter(isObject)
  const arrays = values.filter((value) => Array.isArray(value)) as unknown[][]
  const elements = arrays.flat(1)
  const names = new Set(objects.flatMap((object) => Object.keys(object)))
  return {
    types: [...new Set(values.map(typeOf))].toSorted(),
    keys: new Map(
      [...names].map((name) => {
        const owners = objects.filter((object) => Object.hasOwn(object, name))
        const shape = readShape(owners.map((owner) => owner[name]))
        return [name, { isAlways: owners.length === objects.length, shape }]
      }),
    ),
    elements: elements.length > 0 ? readShape(elements) : null,
    named: arrays.length === 1 ? nameElements(elements) : new Map(),
  }
}

/** Stands for every key where the keys are data. */
export const anyKey = '*'

/** The same where the keys are data: every value stands under one key. */
export function readOpenShape(value: unknown): Shape {
  if (!isObject(value)) return readShape([value])
  const values = Object.values(value)
  const keys: Shape['keys'] = new Map()
  if (values.length > 0) keys.set(anyKey, { isAlways: true, shape: readShape(values) })
  return { types: ['object'], keys, elements: null, named: new Map() }
}

/** What names an element: the first of these keys under which every element has a text of its own. */
const namingKeys = ['uuid', 'connector_uuid', 'name', 'code', 'value']

function nameElements(elements: readonly unknown[]): Shape['named'] {
  const objects = elements.filter(isObject)
  for (const key of namingKeys) {
    const names = objects.map((object) => object[key]).filter((name) => typeof name === 'string')
    if (names.length > 0 && names.length === elements.length && new Set(names).size === names.length)
      return new Map(objects.map((object, index) => [String(names[index]), readShape([object])]))
  }
  return new Map()
}

const isObject = (value: unknown): value is Record<string, unknown> => typeOf(value) === 'object'

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}
