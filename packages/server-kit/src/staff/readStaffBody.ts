import { createPaymentError } from '@powens-pay/core'
import { parseStrictJson } from '../http/checkJson.ts'
import type { IncomingRequest } from '../http/IncomingRequest.ts'
import { readBody } from '../http/readJsonBody.ts'
import { fromUtf8 } from '../internal/bytes.ts'

/** What is used of a schema of `@powens-pay/core/models`. */
interface Schema<Body> {
  safeParse(value: unknown): {
    data?: Body | undefined
    error?: { issues: readonly { message: string }[] } | undefined
  }
}

/** A request's JSON, as a schema of the wire takes it. Throws `invalid_request` with the sentence of each fault. */
export async function readStaffBody<Body>(request: IncomingRequest, schema: Schema<Body>): Promise<Body> {
  const bytes = await readBody(request)
  const { data, error } = schema.safeParse(parseStrictJson(readText(bytes)))
  if (data !== undefined) return data
  throw createPaymentError('invalid_request', error?.issues.map(({ message }) => message).join(' '))
}

function readText(bytes: Uint8Array): string {
  try {
    return fromUtf8(bytes)
  } catch {
    throw createPaymentError('invalid_request', 'The body is not UTF-8.')
  }
}
