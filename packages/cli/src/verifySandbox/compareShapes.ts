import { anyKey, type Shape } from './readShape.ts'

/** Something that Powens and the simulator do differently. No value stands in it. */
export interface Difference {
  /** Where in the answer, such as `connectors[].slug`; empty: the answer itself. */
  path: string
  atPowens: string
  inSimulator: string
}

interface CompareOptions {
  /** An empty list differs from no other. @default false */
  hasOpenLists?: boolean
}

/** Every difference of keys and types. */
export function compareShapes(
  powens: Shape,
  simulator: Shape,
  options: CompareOptions = {},
  path = '',
): Difference[] {
  const found: Difference[] = []
  const add = (where: string, atPowens: string, inSimulator: string) =>
    found.push({ path: where, atPowens, inSimulator })

  const [theirs, ours] = [powens.types.join(' or '), simulator.types.join(' or ')]
  if (theirs !== ours) add(path, theirs, ours)

  for (const name of new Set([...powens.keys.keys(), ...simulator.keys.keys()])) {
    const [their, our] = [powens.keys.get(name), simulator.keys.get(name)]
    const where = path === '' ? clean(name) : `${path}.${clean(name)}`
    // Where keys are data, having none is no difference.
    const isOpen = name === anyKey && (!their || !our)
    if (isOpen) continue
    if (!their || !our) add(where, describeKey(their), describeKey(our))
    else {
      if (their.isAlways !== our.isAlways) add(where, describePresence(their), describePresence(our))
      found.push(...compareShapes(their.shape, our.shape, options, where))
    }
  }

  const [theirList, ourList] = [powens, simulator].map(({ elements }) =>
    elements ? 'has elements' : 'is empty',
  )
  const areLists = powens.types.includes('array') && simulator.types.includes('array')
  if (powens.elements && simulator.elements)
    found.push(...compareShapes(powens.elements, simulator.elements, options, `${path}[]`))
  else if (areLists && !options.hasOpenLists && theirList !== ourList)
    add(`${path}[]`, String(theirList), String(ourList))
  return found
}

type Key = NonNullable<ReturnType<Shape['keys']['get']>>

const describeKey = (key: Key | undefined): string => (key ? key.shape.types.join(' or ') : 'absent')
const describePresence = ({ isAlways }: Key): string => (isAlways ? 'in every object' : 'in some objects')

/** A key as it may be printed: keys come from outside. */
const clean = (name: string): string => (/^[\w.*-]{1,80}$/.test(name) ? name : '(a key of other characters)')
