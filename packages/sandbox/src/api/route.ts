import type { TokenRecord } from '../engine/store.ts'
import type { World } from '../engine/World.ts'
import type { Body } from '../http/readBody.ts'

/** One call of the API, as an endpoint sees it. */
export interface Call {
  world: World
  request: Request
  query: URLSearchParams
  /** The parts of the path that its template names. */
  path: Record<string, string>
  /** The parsed body. Read after the caller is known to be allowed. */
  body: () => Promise<Body>
  /** The caller's token; refuses with 401 when it is missing, unknown or expired. */
  token: () => TokenRecord
}

/** One endpoint of the API. */
export interface Route {
  method: string
  /** As Powens documents it, such as `/payments/{id}`. */
  template: string
  answer: (call: Call) => Response | Promise<Response>
}

export function route(method: string, template: string, answer: Route['answer']): Route {
  return { method, template, answer }
}

/** The named parts of a path that fits a template, or `null`. */
export function matchPath(template: string, path: string): Record<string, string> | null {
  const expected = template.split('/')
  const given = path.split('/')
  if (expected.length !== given.length) return null
  const named: Record<string, string> = {}
  for (const [index, part] of expected.entries()) {
    const value = given[index] as string
    const isNamed = part.startsWith('{') && value !== ''
    if (isNamed) named[part.slice(1, -1)] = value
    else if (part !== value) return null
  }
  return named
}
