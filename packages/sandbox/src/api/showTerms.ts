import { toDateTime } from '../engine/time.ts'

/** The only terms of the sandbox. */
export const terms = { id: 4, version: 'budgea-004' }

/** The terms as Powens shows them, created at this time. */
export function showTerms(at: number): Record<string, unknown> {
  return { ...terms, created: toDateTime(at), deleted: null, id_file: 12 }
}
