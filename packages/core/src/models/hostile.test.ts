import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadFixtures } from '../../fixtures/loadFixtures.ts'
import { schemas } from '../../test/schemas.ts'

const sections = loadFixtures()
const samplesOf = (name: string) =>
  sections.flatMap(({ cases }) =>
    cases.filter(({ model, refused }) => model === name && refused === undefined).map(({ value }) => value),
  )

const hostile = JSON.parse(
  '{ "__proto__": { "polluted": true }, "constructor": { "prototype": { "polluted": true } }, "id": 1, "state": "done", "fields": { "__proto__": { "polluted": true } } }',
) as unknown

test.each(Object.entries(schemas))(
  '%s: behavior: no JSON makes it throw, and none reaches a prototype',
  (_, schema) => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(() => schema.safeParse(value)).not.toThrow()
      }),
      { numRuns: 50 },
    )
    schema.safeParse(hostile)
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  },
)

const long = 200_000
const texts = ['a', '1', ' ', '-', 'FR14', '0.', 'https://', '?', '{', '\u0000'].map((part) =>
  part.repeat(long / part.length),
)
const places = [
  'identification',
  'label',
  'issuer',
  'amount',
  'currency',
  'client_redirect_uri',
  'client_state',
  'reference_id',
  'execution_date',
  'first_name',
  'birth_date',
  'min_date',
  'state',
  'register_date',
]

test.each(Object.entries(schemas))(
  '%s: behavior: 200,000 characters in any place are answered at once',
  (name, schema) => {
    const sample = samplesOf(name).find((value) => typeof value === 'object' && value !== null) ?? {}
    const start = process.cpuUsage()
    for (const text of texts) {
      schema.safeParse(text)
      for (const place of places) schema.safeParse({ ...sample, [place]: text })
    }
    // 150 texts of 200,000 characters: anything worse than linear would take minutes of this process alone.
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(5000)
  },
)

const responses = ['payment', 'webhookPayload', 'connector', 'apiError', 'instruction']
const openWords = new Set([
  'state',
  'state_detail',
  'action',
  'error_code',
  'execution_date_type',
  'scheme_name',
  'kind',
  'type',
  'code',
  'frequency',
])

/** The value as a Powens of tomorrow may send it: every open word another, and a key more in every object. */
function renew(value: unknown, word: string, extra: unknown): unknown {
  if (Array.isArray(value)) return value.map((member) => renew(member, word, extra))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, inner]) => [
    key,
    openWords.has(key) && typeof inner === 'string' ? word : renew(inner, word, extra),
  ])
  return { ...Object.fromEntries(entries), a_key_of_tomorrow: extra }
}

test.each(responses)('%s: behavior: words and keys that Powens adds are kept, whatever they are', (name) => {
  const samples = samplesOf(name)
  const schema = schemas[name]!
  expect(samples.length).toBeGreaterThan(0)
  fc.assert(
    fc.property(fc.constantFrom(...samples), fc.string(), fc.jsonValue(), (sample, word, extra) => {
      // A dictionary of fields has fields under its keys, of which the extra one is none.
      fc.pre(!/"fields":\{"/.test(JSON.stringify(sample)))
      const renewed = renew(sample, word, extra)
      expect(schema.parse(renewed)).toEqual(renewed)
    }),
    { numRuns: 300 },
  )
})
