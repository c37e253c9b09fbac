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

/** Every difference of keys and types, each once. */
export function compareShapes(powens: Shape, simulator: Shape, options: CompareOptions = {}): Difference[] {
  const found = [...findDifferences(powens, simulator, options, '')]
  const texts = found.map((difference) => JSON.stringify(difference))
  return found.filter((_, index) => texts.indexOf(texts[index] ?? '') === index)
}

function* findDifferences(
  powens: Shape,
  simulator: Shape,
  options: CompareOptions,
  path: string,
): Iterable<Difference> {
  const [theirs, ours] = [powens.types.join(' or '), simulator.types.join(' or ')]
  if (theirs !== ours) yield { path, atPowens: theirs, inSimulator: ours }

  for (const name of new Set([...powens.keys.keys(), ...simulator.keys.keys()])) {
    const [their, our] = [powens.keys.get(name), simulator.keys.get(name)]
    const where = path === '' ? clean(name) : `${path}.${clean(name)}`
    if (!their || !our) {
      // Where keys are data, having none is no difference.
      if (name !== anyKey) yield { path: where, atPowens: describeKey(their), inSimulator: describeKey(our) }
      continue
    }
    if (their.isAlways !== our.isAlways)
      yield { path: where, atPowens: describePresence(their), inSimulator: describePresence(our) }
    yield* findDifferences(their.shape, our.shape, options, where)
  }
  yield* findInLists(powens, simulator, options, `${path}[]`)
}

/** What all elements together differ in, and after it what is only seen where both lists name the same element. */
function* findInLists(
  powens: Shape,
  simulator: Shape,
  options: CompareOptions,
  path: string,
): Iterable<Difference> {
  const found: Difference[] = []
  if (powens.elements && simulator.elements) {
    found.push(...findDifferences(powens.elements, simulator.elements, options, path))
  } else if (powens.types.includes('array') && simulator.types.includes('array') && !options.hasOpenLists) {
    const [theirs, ours] = [describeList(powens), describeList(simulator)]
    if (theirs !== ours) found.push({ path, atPowens: theirs, inSimulator: ours })
  }
  yield* found
  const seen = new Set(found.map((difference) => difference.path))
  for (const [name, their] of powens.named) {
    const our = simulator.named.get(name)
    if (!our) continue
    for (const difference of findDifferences(their, our, options, path))
      if (!seen.has(difference.path)) yield difference
  }
}

type Key = NonNullable<ReturnType<Shape['keys']['get']>>

const describeKey = (key: Key | undefined): string => (key ? key.shape.types.join(' or ') : 'absent')
const describeList = ({ elements }: Shape): string => (elements ? 'has elements' : 'is empty')
const describePresence = ({ isAlways }: Key): string => (isAlways ? 'in every object' : 'in some objects')

/** A key as it may be printed: keys come from outside. */
const clean = (name: string): string => (/^[\w.*-]{1,80}$/.test(name) ? name : '(a key of other characters)')
