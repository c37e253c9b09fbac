import type { ListedConnector } from '../../engine/Bank.ts'

/** Seen live: the list holds banks that take no payments, for clients that use other products of Powens. */
export const connectorsWithoutPay: readonly ListedConnector[] = [
  {
    id: 21,
    uuid: '5c0e5a52-8b1f-4f0e-9a31-1a6f0c9d0021',
    name: 'Banque du Littoral',
    slug: 'littoral',
    color: '155e75',
    countries: ['FR'],
    hidden: false,
    usages: ['PRIV'],
    products: ['bank'],
  },
  {
    id: 148,
    uuid: '5c0e5a52-8b1f-4f0e-9a31-1a6f0c9d0148',
    name: 'Épargne Vallon',
    slug: 'vallon',
    color: '3f6212',
    countries: ['FR', 'BE'],
    hidden: false,
    usages: ['PRIV', 'ORGA'],
    products: ['bank', 'wealth'],
  },
]
