import { errorCodes, problemContentType, type ErrorCode } from '@powens-pay/core'
import { refer, type ComponentName } from './components.ts'

export type Json = Record<string, unknown>

export const noStore = { headers: { 'Cache-Control': { schema: { const: 'no-store' } } } }
export const json = (description: string, name: ComponentName): Json => ({
  description,
  ...noStore,
  content: { 'application/json': { schema: refer(name) } },
})
export const body = (name: ComponentName): Json => ({
  required: true,
  content: { 'application/json': { schema: refer(name) } },
})

/** The problems a route may answer, by status, with the codes that have it. */
export function problems(...codes: ErrorCode[]): Json {
  const everywhere: ErrorCode[] = ['not_found', 'method_not_allowed', 'internal_error']
  const byStatus = new Map<number, ErrorCode[]>()
  for (const code of new Set([...codes, ...everywhere])) {
    const [status] = errorCodes[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, list]) => [
      String(status),
      {
        description: list.map((code) => `\`${code}\`: ${errorCodes[code][1]}`).join(' '),
        ...noStore,
        content: { [problemContentType]: { schema: refer('Problem') } },
      },
    ]),
  )
}
