import { isBoundToRequest } from '../internal/isBoundToRequest.ts'

interface Platform {
  Deno?: unknown
  process?: { versions?: Record<string, string | undefined>; env?: Record<string, string | undefined> }
}

/** What serverless platforms set for a process: Lambda and what is built on it, Vercel, Cloud Run and Cloud Functions. */
const marks = ['AWS_LAMBDA_FUNCTION_NAME', 'VERCEL', 'K_SERVICE', 'FUNCTION_TARGET', 'DENO_DEPLOYMENT_ID']

/**
 * Whether this platform stops a process once it has replied, so that what goes on after a reply may never end. A server that
 * keeps running is known by its runtime; anything unknown may stop.
 */
export function freezesAfterReply(): boolean {
  const { Deno, process } = globalThis as Platform
  try {
    const isServer = Deno !== undefined || Boolean(process?.versions?.['node'] ?? process?.versions?.['bun'])
    return !isServer || isBoundToRequest() || marks.some((mark) => process?.env?.[mark] !== undefined)
  } catch {
    // An edge runtime that refuses to be looked at.
    return true
  }
}
