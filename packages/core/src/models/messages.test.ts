import { expect, test } from 'vitest'
import type * as z from 'zod'
import { loadFixtures } from '../../fixtures/loadFixtures.ts'
import { schemas } from '../../test/schemas.ts'

const requests = Object.entries(schemas).filter(([name]) => /Request|Body|redirectUri/.test(name))
const sections = loadFixtures()
const messagesOf = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value).error?.issues.map(({ message }) => message) ?? []

/** What is refused of a schema: the fixtures' own cases, and each field of its tables with something it is not. */
function refusedOf(name: string): unknown[] {
  const cases = sections.flatMap(({ cases }) =>
    cases.filter(({ model }) => model === name).map(({ value }) => value),
  )
  const damaged = sections
    .flatMap(({ tables }) => tables.filter(({ model }) => model === name))
    .flatMap(({ base, rows }) =>
      rows.flatMap(({ field }) =>
        [undefined, null, Symbol('x'), {}, [], '', 7.5].map((wrong) => ({ ...base, [field]: wrong })),
      ),
    )
  return [...cases, ...damaged, null, 'text', []]
}

test.each(requests)(
  '%s: behavior: every message names the field, then what is wrong, then the cure',
  (name, schema) => {
    const messages = refusedOf(name).flatMap((value) => messagesOf(schema, value))
    expect(messages.length).toBeGreaterThan(0)
    expect(messages.filter((message) => !/^[\w. -]+(, \w+)*: .+\. .+/s.test(message))).toEqual([])
  },
)

test.each(requests)('%s: behavior: no message repeats the value it refuses', (name, schema) => {
  const secret = 'FR7630006000011234567890188'
  const rows = sections.flatMap(({ tables }) =>
    tables
      .filter(({ model }) => model === name)
      .flatMap(({ base, rows }) => rows.map(({ field }) => ({ ...base, [field]: secret }))),
  )
  // A scheme that is named beside the wrong kind of identity is a word, and is said.
  expect([secret, ...rows].flatMap((value) => messagesOf(schema, value)).join()).not.toContain(secret)
})
