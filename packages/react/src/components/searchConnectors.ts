import type { ConnectorView } from '@powens-pay/core'

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The banks whose name contains every word that was typed, without regard to case and accents. */
export function searchConnectors(connectors: readonly ConnectorView[], query: string): ConnectorView[] {
  const words = fold(query).split(/\s+/)
  return connectors.filter(({ name }) => words.every((word) => fold(name).includes(word)))
}
