import { fromUtf8, toBase64 } from '../../internal/bytes.ts'

export interface LambdaReply {
  statusCode: number
  headers: Record<string, string>
  cookies: string[]
  body: string
  isBase64Encoded: boolean
}

/** A response as Lambda takes it: whole, with cookies apart. */
export async function toLambdaReply(
  response: Response,
  request: Request,
  close: () => void,
): Promise<LambdaReply> {
  const headers = Object.fromEntries([...response.headers].filter(([name]) => name !== 'set-cookie'))
  const bytes = request.method === 'HEAD' ? new Uint8Array(0) : await readBody(response)
  close()
  const text = decode(bytes)
  return {
    statusCode: response.status,
    headers,
    cookies: response.headers.getSetCookie(),
    body: text ?? toBase64(bytes),
    isBase64Encoded: text === undefined,
  }
}

async function readBody(response: Response): Promise<Uint8Array> {
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) {
    return new Uint8Array(await response.arrayBuffer())
  }
  // Events have no end to wait for.
  const reader = response.body?.getReader()
  const first = await reader?.read()
  await reader?.cancel()
  return first?.value ?? new Uint8Array(0)
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return fromUtf8(bytes)
  } catch {
    return undefined
  }
}
