import * as models from '@powens-pay/core/models'
import * as z from 'zod'
import { loadFixtures } from '../../core/fixtures/loadFixtures.ts'

export const sections = loadFixtures()

/** How an answer differs from the table of its model in docs/powens.md; all empty when it does not. */
export interface ShapeDifference {
  /** Keys that the table does not have. */
  unknown: string[]
  /** Keys whose JSON type is none of the table's. */
  mistyped: string[]
  /** Keys of the table that were not sent. */
  missing: string[]
  /** What core's own reading says against it. */
  unreadable: string[]
}

export const counts = { fields: 0, requests: 0 }

/** Compares an answer by key and JSON type with the table, and lets core's schema read it. */
export function compareShape(model: string, answer: unknown): ShapeDifference {
  const rows = sections.flatMap(({ tables }) =>
    tables.filter((table) => table.model === model).flatMap((table) => table.rows),
  )
  if (rows.length === 0) throw new Error(`The fixtures have no table of ${model}.`)
  const object = Object(answer) as Record<string, unknown>
  const difference: ShapeDifference = { unknown: [], mistyped: [], missing: [], unreadable: [] }
  for (const [key, value] of Object.entries(object)) {
    const row = rows.find(({ field }) => field === key)
    if (!row) difference.unknown.push(key)
    else if (!row.samples.some((sample) => typeOf(sample) === typeOf(value))) difference.mistyped.push(key)
    else counts.fields += 1
  }
  difference.missing = rows.map(({ field }) => field).filter((field) => !(field in object))
  const schema = { ...models }[`${model}Schema` as keyof typeof models]
  if (schema instanceof z.ZodType) {
    difference.unreadable = (schema.safeParse(answer).error?.issues ?? []).map(({ message }) => message)
  }
  return difference
}

export const noDifference: ShapeDifference = { unknown: [], mistyped: [], missing: [], unreadable: [] }

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}
