import type { ResponseVerifier } from '../responses/ResponseVerifier.ts'

/** One call to Powens. */
export interface OutgoingCall {
  method: 'GET' | 'POST' | 'DELETE'
  /** Below the API's address, with encoded segments. */
  path: string
  query?: Readonly<Record<string, string | number | boolean | undefined>> | undefined
  body?: unknown
  token?: string | undefined
  /**
   * `transient`: again after a failure that may pass, for calls that change nothing. `never`: what may have taken effect
   * is not repeated.
   */
  retries: 'transient' | 'never'
  /** Asks for a signed answer and accepts no other. */
  verify?: ResponseVerifier | undefined
  signal?: AbortSignal | undefined
  /** Ends this call and whatever it is part of. @default after the transport's timeout */
  deadline?: AbortSignal | undefined
}

/** Without ids in a query, tokens or bodies: what an error may say of a call. */
export const nameCall = ({ method, path }: Pick<OutgoingCall, 'method' | 'path'>): string =>
  `${method} ${path}`
