import type { Mistake } from '../configuration/Mistake.ts'

/** What the doctor says of one thing it checked. `why` and `cure` are empty when all is well. */
export interface Finding extends Mistake {
  /** `redirect-uri`, stable for scripts. */
  check: string
  level: 'ok' | 'warning' | 'error'
}

export const ok = (check: string, what: string): Finding => ({ check, level: 'ok', what, why: '', cure: '' })
export const warning = (check: string, what: string, why: string, cure: string): Finding => ({
  check,
  level: 'warning',
  what,
  why,
  cure,
})
export const error = (check: string, what: string, why: string, cure: string): Finding => ({
  check,
  level: 'error',
  what,
  why,
  cure,
})
