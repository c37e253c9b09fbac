import type { Call } from '../http/Call.ts'
import type { Reply } from '../http/toResponse.ts'

/** One visit of a staff route. */
export interface StaffCall extends Call {
  /** Who sent it, for the record. */
  readonly person: string
}

export type StaffRoute = (call: StaffCall) => Promise<Reply>
