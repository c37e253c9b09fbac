import type { Bank, PaymentFieldJson } from '../../engine/Bank.ts'
import { defineBank } from './defineBank.ts'

const field = (name: string, changes: Partial<PaymentFieldJson>): PaymentFieldJson => ({
  name,
  auth_mechanisms: ['webauth'],
  connector_sources: ['openapi'],
  type: 'text',
  label: name,
  regex: null,
  required: true,
  ...changes,
})

/**
 * Banks for a shop's own validation: each asks in a way that the default ones do not. Powens lists no such mechanisms as
 * of 2023, and its guide speaks of them. (docs/powens.md#own-validation-webview)
 *
 * @example
 * createSandbox({ banks: [...banks, ...validationBanks] })
 */
export const validationBanks: readonly Bank[] = [
  defineBank({
    id: 121,
    uuid: '5c0e5a52-8b1f-4f0e-9a31-1a6f0c9d0121',
    name: 'Caisse des Formulaires',
    slug: 'formulaires',
    color: '9f1239',
    countries: ['FR'],
    popularity: 9,
    settings: { available_validate_mechanisms: ['credentials'] },
    fields: [
      field('login', { auth_mechanisms: ['credentials'], label: 'Customer number', regex: '^[0-9]{8}$' }),
      field('password', { auth_mechanisms: ['credentials'], type: 'password', label: 'Password' }),
      field('birthday', { auth_mechanisms: ['credentials'], type: 'date', label: 'Date of birth' }),
    ],
    behaviour: { approval: 'code_again' },
  }),
  defineBank({
    id: 122,
    uuid: '5c0e5a52-8b1f-4f0e-9a31-1a6f0c9d0122',
    name: 'Banque des Deux Clés',
    slug: 'deuxcles',
    color: '3f6212',
    countries: ['FR'],
    popularity: 8,
    settings: { available_validate_mechanisms: ['credentials', 'webauth'] },
    // With the other mechanism alone.
    fields: [field('login', { auth_mechanisms: ['credentials'], label: 'Customer number' })],
    behaviour: { approval: 'code_twice' },
  }),
  defineBank({
    id: 123,
    uuid: '5c0e5a52-8b1f-4f0e-9a31-1a6f0c9d0123',
    name: 'Crédit du Oui',
    slug: 'oui',
    color: '155e75',
    countries: ['FR'],
    popularity: 7,
    settings: { available_validate_mechanisms: ['webauth_agreement'] },
    behaviour: { approval: 'agreement' },
  }),
  defineBank({
    id: 124,
    uuid: '5c0e5a52-8b1f-4f0e-9a31-1a6f0c9d0124',
    name: 'Banque Patiente',
    slug: 'patiente',
    color: '78350f',
    countries: ['FR'],
    popularity: 6,
    settings: { available_validate_mechanisms: ['webauth'], providing_payer_account: 'mandatory' },
    behaviour: { approval: 'phone' },
  }),
]
