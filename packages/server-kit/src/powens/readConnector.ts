import type { Connector } from '@powens-pay/core'

/** Whether Powens's JSON can be read as a bank: it has the two fields nothing works without. */
export function isConnector(value: unknown): value is Connector {
  if (typeof value !== 'object' || value === null) return false
  const { uuid, name } = value as Record<string, unknown>
  return typeof uuid === 'string' && typeof name === 'string'
}

export const readConnector = (answer: unknown): Connector | null => (isConnector(answer) ? answer : null)
