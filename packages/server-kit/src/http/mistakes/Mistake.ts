import type { ErrorCode } from '@powens-pay/core'

/** What a developer did wrong, as a running handler noticed it. */
export interface Mistake {
  /** The code of the error that the page or Powens got. */
  code: ErrorCode
  /** Equal for the same cause, however often it is seen. */
  cause: string
  /** What happened, why, and what to do. Holds no token, secret, account or name. */
  sentence: string
}

/** The page of an error's code, in this package. */
export const docsOf = (code: ErrorCode): string =>
  `node_modules/@powens-pay/server-kit/docs/errors.md#${code}`

export const formatMistake = ({ code, sentence }: Mistake): string => `${sentence} (${docsOf(code)})`
