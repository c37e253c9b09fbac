import type { ConnectorView } from '@powens-pay/core'

const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/**
 * Makes a search for the banks whose name holds every word that was typed, without regard to case and accents. Names are
 * folded once, here.
 */
export function createConnectorSearch(
  connectors: readonly ConnectorView[],
): (query: string) => ConnectorView[] {
  const folded = connectors.map((connector) => ({ connector, name: fold(connector.name) }))
  return (query) => {
    const words = fold(query).split(/\s+/)
    return folded
      .filter(({ name }) => words.every((word) => name.includes(word)))
      .map(({ connector }) => connector)
  }
}
