import type { Bank, ListedConnector } from '../../engine/Bank.ts'

/** A connector as the API lists it. `expand` adds the relations that were asked for. */
export function presentConnector(
  connector: ListedConnector | Bank,
  expand: ReadonlySet<string>,
  isHidden: boolean = connector.hidden,
): Record<string, unknown> {
  const bank = 'settings' in connector ? connector : null
  return {
    id: connector.id,
    uuid: connector.uuid,
    name: connector.name,
    hidden: isHidden,
    charged: false,
    code: null,
    beta: false,
    color: connector.color,
    slug: connector.slug,
    sync_frequency: null,
    months_to_fetch: null,
    auth_mechanism: 'webauth',
    available_auth_mechanisms: ['webauth'],
    transfer_mechanism: bank ? 'webauth' : null,
    siret: null,
    restricted: false,
    capabilities: bank ? ['bank', 'banktransfer'] : ['bank'],
    account_usages: connector.usages,
    ...(bank && { payment_settings: bank.settings }),
    products: connector.products,
    ...(expand.has('payment_fields') && { payment_fields: bank?.fields ?? [] }),
    ...(expand.has('fields') && { fields: [] }),
    ...(expand.has('sources') && { sources: [presentSource(connector)] }),
    ...(expand.has('countries') && { countries: connector.countries.map(presentCountry) }),
    ...(expand.has('urls') && { urls: [] }),
  }
}

/** The one way a connector of the sandbox is reached. */
export function presentSource(connector: ListedConnector): Record<string, unknown> {
  return {
    id: connector.id,
    id_connector: connector.id,
    name: 'openapi',
    auth_mechanism: 'webauth',
    available_auth_mechanisms: ['webauth'],
    disabled: null,
    priority: 1,
    account_usages: connector.usages,
  }
}

function presentCountry(code: string): Record<string, unknown> {
  return { id: code, name: new Intl.DisplayNames('en', { type: 'region' }).of(code) ?? code }
}
