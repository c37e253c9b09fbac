import type { Probe, ProbeContext } from './Probe.ts'
import { readOpenShape, readShape, type Shape } from './readShape.ts'

/** What is kept of an answer: no value but the status and the word of an error. */
export interface Answer {
  /** `null`: no answer came. */
  status: number | null
  /** `null`: the body is no JSON. */
  shape: Shape | null
  isEmpty: boolean
  errorCode: string | null
}

export interface ProbedApi {
  apiUrl: string
  fetch: (request: Request) => Promise<Response>
  context: ProbeContext
}

const patience = 30_000

/** Makes the calls one after another. Gives the answers by probe; a probe without what it needs has none. */
export async function runProbes(api: ProbedApi, probes: readonly Probe[]): Promise<Map<Probe, Answer>> {
  const context = { ...api.context }
  const answers = new Map<Probe, Answer>()
  for (const probe of probes) {
    const request = probe.build(context)
    if (!request) continue
    const { answer, body } = await ask(api, probe, request)
    answers.set(probe, answer)
    const isObject = typeof body === 'object' && body !== null && !Array.isArray(body)
    if (isObject && answer.status === 200) probe.keep?.(context, body as Record<string, unknown>)
  }
  return answers
}

async function ask(
  { apiUrl, fetch }: ProbedApi,
  probe: Probe,
  { method, path, token, body }: NonNullable<ReturnType<Probe['build']>>,
): Promise<{ answer: Answer; body: unknown }> {
  const headers = new Headers({ accept: 'application/json' })
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`)
  if (body !== undefined) headers.set('content-type', 'application/json')
  const none: Answer = { status: null, shape: null, isEmpty: true, errorCode: null }
  let status: number
  let text: string
  try {
    const response = await fetch(
      new Request(`${apiUrl}${path}`, {
        method,
        headers,
        redirect: 'manual',
        signal: AbortSignal.timeout(patience),
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    )
    status = response.status
    text = await response.text()
  } catch {
    return { answer: none, body: null }
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { answer: { ...none, status, isEmpty: text === '' }, body: null }
  }
  const shape = probe.hasOpenKeys && status === 200 ? readOpenShape(json) : readShape([json])
  return {
    answer: { status, shape, isEmpty: false, errorCode: status >= 400 ? readCode(json) : null },
    body: json,
  }
}

/** The word of an error, if it is one: anything else might quote a value. */
function readCode(body: unknown): string | null {
  const code = (body as { code?: unknown } | null)?.code
  return typeof code === 'string' && /^[A-Za-z_]{1,40}$/.test(code) ? code : null
}
