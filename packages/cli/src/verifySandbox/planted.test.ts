import { createSandbox } from '@powens-pay/sandbox'
import { beforeAll, expect, test } from 'vitest'
import { compareShapes } from './compareShapes.ts'
import { probes } from './probes.ts'
import { readShape, type Shape } from './readShape.ts'
import { runProbes } from './runProbes.ts'

/** A place in an answer, as the steps to it. A number is an element of a list. */
type Place = (string | number)[]

const bodies = new Map<string, unknown>()

beforeAll(async () => {
  const sandbox = createSandbox({ domain: 'acme-sandbox' })
  const names = probes.map(({ name }) => name)
  await runProbes(
    {
      apiUrl: sandbox.apiUrl,
      async fetch(request) {
        const response = await sandbox.fetch(request)
        bodies.set(names[bodies.size] ?? '', await response.clone().json())
        return response
      },
      context: {
        clientId: sandbox.clientId,
        clientSecret: sandbox.clientSecret,
        configToken: sandbox.configToken,
        redirectUrl: 'https://shop.example/return',
        serviceToken: null,
        scopedToken: null,
        paymentId: null,
      },
    },
    probes,
  )
})

/** Every key of every object, in every element of a list. */
function* listKeys(value: unknown, place: Place = []): Iterable<Place> {
  if (Array.isArray(value)) {
    for (const [index, element] of value.entries()) yield* listKeys(element, [...place, index])
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) {
      yield [...place, key]
      yield* listKeys(part, [...place, key])
    }
  }
}

/** How the place is printed. */
const name = (place: Place): string =>
  place.reduce<string>((path, step) => {
    if (typeof step === 'number') return `${path}[]`
    return path === '' ? step : `${path}.${step}`
  }, '')

/** A copy of the answer that is changed at one place. */
function plant(body: unknown, place: Place, change: (owner: Record<string, unknown>, key: string) => void) {
  const copy = structuredClone(body)
  const owner = place
    .slice(0, -1)
    .reduce<unknown>((part, step) => (part as Record<string, unknown>)[step], copy)
  change(owner as Record<string, unknown>, String(place.at(-1)))
  return copy
}

/** The paths at which a changed answer differs from another one. */
const find = (changed: unknown, shape: Shape) =>
  compareShapes(readShape([changed]), shape).map(({ path }) => path)

test('every key of every answer: missing, it is found', () => {
  let count = 0
  for (const body of bodies.values()) {
    const shape = readShape([body])
    for (const place of listKeys(body)) {
      const changed = plant(body, place, (owner, key) => delete owner[key])
      expect(find(changed, shape)).toContain(name(place))
      count += 1
    }
  }
  expect(count).toBeGreaterThan(400)
})

test('every key of every answer: one beside it that is new is found', () => {
  for (const body of bodies.values()) {
    const shape = readShape([body])
    for (const place of listKeys(body)) {
      const changed = plant(body, place, (owner, key) => (owner[`${key}_new`] = null))
      expect(find(changed, shape)).toEqual([`${name(place)}_new`])
    }
  }
})

test('every key of every answer: of another type, it is found', () => {
  for (const body of bodies.values()) {
    const shape = readShape([body])
    for (const place of listKeys(body)) {
      // A type that no element of the list has there.
      const changed = plant(body, place, (owner, key) => {
        owner[key] = Array.isArray(owner[key]) ? 'text' : ['text']
      })
      expect(find(changed, shape)).toContain(name(place))
    }
  }
})

test('no difference is found in an answer and itself', () => {
  expect(bodies.size).toBe(probes.length)
  for (const body of bodies.values()) expect(find(structuredClone(body), readShape([body]))).toEqual([])
})
