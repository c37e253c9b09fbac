import type { Bank } from '../../engine/Bank.ts'

/** A connector as the API lists it. `expand` adds the relations that were asked for. */
export function presentConnector(bank: Bank, expand: ReadonlySet<string>): Record<string, unknown> {
  return {
    id: bank.id,
    uuid: bank.uuid,
    name: bank.name,
    hidden: bank.hidden,
    charged: false,
    code: null,
    beta: false,
    color: bank.color,
    slug: bank.slug,
    sync_frequency: null,
    months_to_fetch: null,
    auth_mechanism: 'webauth',
    available_auth_mechanisms: ['webauth'],
    transfer_mechanism: 'webauth',
    siret: null,
    restricted: false,
    capabilities: ['bank', 'banktransfer'],
    account_usages: bank.usages,
    payment_settings: bank.settings,
    products: ['bank', 'pay'],
    ...(expand.has('payment_fields') && { payment_fields: bank.fields }),
    ...(expand.has('fields') && { fields: [] }),
    ...(expand.has('sources') && { sources: [presentSource(bank)] }),
    ...(expand.has('countries') && { countries: bank.countries.map(presentCountry) }),
    ...(expand.has('urls') && { urls: [] }),
  }
}

/** The one way a bank of the sandbox is reached. */
export function presentSource(bank: Bank): Record<string, unknown> {
  return {
    id: bank.id,
    id_connector: bank.id,
    name: 'openapi',
    auth_mechanism: 'webauth',
    available_auth_mechanisms: ['webauth'],
    disabled: null,
    priority: 1,
    account_usages: bank.usages,
  }
}

function presentCountry(code: string): Record<string, unknown> {
  return { id: code, name: new Intl.DisplayNames('en', { type: 'region' }).of(code) ?? code }
}
