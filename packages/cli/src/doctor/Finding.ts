/** What the doctor says of one thing it looked at. */
export interface Finding {
  /** `redirect-uri`, stable for scripts. */
  check: string
  level: 'ok' | 'warning' | 'error'
  what: string
  /** Empty when all is well, as is the cure. */
  why: string
  cure: string
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
