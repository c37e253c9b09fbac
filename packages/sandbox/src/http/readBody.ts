import { invalid } from './RefusalError.ts'

const maximumBytes = 1024 * 1024

export type Body = Record<string, unknown>

/** The object a request carries, as JSON or as a form without nesting. An empty body is an empty object. */
export async function readBody(request: Request): Promise<Body> {
  // Asked before the body is read: Bun forgets the type of a URLSearchParams body once it is gone.
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase()
  const text = await readText(request)
  if (text === '') return {}
  if (type === 'application/x-www-form-urlencoded') return fromForm(new URLSearchParams(text))
  if (type !== 'application/json') {
    throw invalid('The body has to be application/json or application/x-www-form-urlencoded.')
  }
  return fromJson(text)
}

function fromJson(text: string): Body {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw invalid('The body is not valid JSON.')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalid('The body has to be a JSON object.')
  }
  return value as Body
}

/** A form's fields; a name that occurs more than once becomes an array. */
export function fromForm(form: URLSearchParams): Body {
  const names = [...new Set(form.keys())]
  return Object.fromEntries(
    names.map((name) => {
      const values = form.getAll(name)
      return [name, values.length > 1 ? values : values[0]]
    }),
  )
}

export async function readText(request: Request): Promise<string> {
  if (!request.body) return ''
  const reader = request.body.getReader()
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let text = ''
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    bytes += value.byteLength
    if (bytes > maximumBytes) {
      await reader.cancel()
      throw invalid('The body is too large.')
    }
    text += decode(() => decoder.decode(value, { stream: true }))
  }
  return text + decode(() => decoder.decode())
}

function decode(run: () => string): string {
  try {
    return run()
  } catch {
    throw invalid('The body is not UTF-8.')
  }
}
