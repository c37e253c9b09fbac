import type { ConnectorView } from '@powens-pay/core'

export interface ConnectorGroup {
  title: string
  connectors: readonly ConnectorView[]
}

interface Titles {
  locale: string
  mostUsedBanks: string
  otherBanks: string
}

function nameCountry(country: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'region' }).of(country) ?? country
  } catch {
    return country
  }
}

/** The most used banks, then the others: by country where there are several. */
export function groupConnectors(
  connectors: readonly ConnectorView[],
  { locale, mostUsedBanks, otherBanks }: Titles,
): ConnectorGroup[] {
  const byCountry = new Map<string, ConnectorView[]>()
  for (const connector of connectors) {
    if (connector.isMostUsed) continue
    const country = connector.countries?.[0] ?? ''
    const group = byCountry.get(country)
    if (group) group.push(connector)
    else byCountry.set(country, [connector])
  }
  const others = [...byCountry].map(([country, banks]) => ({
    title: country !== '' && byCountry.size > 1 ? nameCountry(country, locale) : otherBanks,
    connectors: banks,
  }))
  const mostUsed = { title: mostUsedBanks, connectors: connectors.filter(({ isMostUsed }) => isMostUsed) }
  return [mostUsed, ...others].filter(({ connectors: banks }) => banks.length > 0)
}
