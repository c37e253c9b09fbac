/** What is read of a database driver's error. */
interface DriverError {
  code?: unknown
  /** SQLite's sentence for its result code. */
  errstr?: unknown
  message?: unknown
}

/**
 * Classes of SQLSTATE whose message names tables, files and limits, and never a value: connection, transaction state,
 * authorization, names and rights, resources, operator, system.
 */
const quotableStates = /^(?:08|25|28|42|53|57|58)[\dA-Z]{3}$/

/** Why a database refused, in its own words and without a key or a value of the call. */
export function findStoreReason(error: unknown): string {
  if (!(error instanceof Error))
    return `it threw ${error === null ? 'null' : `a value of type ${typeof error}`}`
  const { code, errstr, message } = error as DriverError
  const text = typeof message === 'string' ? message : ''
  if (typeof errstr === 'string') return errstr
  if (typeof code === 'string' && quotableStates.test(code)) return `${code} ${text}`
  if (typeof code === 'string') return code
  // Drivers seldom set the name of their errors.
  return findRedisWord(text) ?? (error.name === 'Error' ? error.constructor.name : error.name)
}

/** Redis begins a refusal with a word: `READONLY`, `OOM`, `NOPERM`. Before version 7 a script's error holds it further on. */
function findRedisWord(text: string): string | undefined {
  const [, inScript] = /@user_script: ?\d+: -([A-Z]{3,})\b/.exec(text) ?? []
  return inScript ?? /^[A-Z]{3,}\b/.exec(text)?.[0]
}
