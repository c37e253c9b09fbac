import { createContext, useContext } from 'react'
import type { Language } from './shopClient.ts'

const english = {
  tagline: 'Baked before dawn, paid by bank',
  bakery: 'Bakery',
  orders: 'My orders',
  customer: 'Customer',
  choose: 'Choose who is shopping',
  oven: 'Out of the oven',
  basket: 'Basket',
  empty: 'Your basket is empty.',
  total: 'Total',
  placeOrder: 'Place order',
  bounds: 'An order is between €4 and €9.',
  more: 'One more',
  less: 'One less',
  order: 'Order',
  payTitle: 'Pay from your bank account',
  payText: 'You approve the transfer at your own bank. Nothing to type, nothing to install.',
  scenario: 'Sandbox: what the bank will do',
  scenarios: {
    done: 'Pays at once',
    'pdng/done': 'Takes a while, then pays',
    'pdng/rjct': 'Takes a while, then refuses',
    'pdng/pdng/done': 'Takes twice as long, then pays',
  } as Record<string, string>,
  thanks: 'Your payment',
  toOrder: 'Back to the order',
  toOrders: 'See my orders',
  noOrders: 'No order yet.',
  noSuchOrder: 'There is no such order for this customer.',
  placedAt: 'Placed',
  statuses: {
    to_pay: 'To pay',
    fulfil: 'Paid',
    wait: 'Payment in progress',
    review: 'Being looked at',
    do_not_fulfil: 'Not paid',
  },
  language: 'Français',
  sandboxNote: 'Sandbox: no money moves.',
}

const french: typeof english = {
  tagline: 'Cuit avant l’aube, payé par virement',
  bakery: 'Boulangerie',
  orders: 'Mes commandes',
  customer: 'Client',
  choose: 'Choisissez qui achète',
  oven: 'À la sortie du four',
  basket: 'Panier',
  empty: 'Votre panier est vide.',
  total: 'Total',
  placeOrder: 'Commander',
  bounds: 'Une commande va de 4 € à 9 €.',
  more: 'Un de plus',
  less: 'Un de moins',
  order: 'Commande',
  payTitle: 'Payer depuis votre compte bancaire',
  payText: 'Vous validez le virement dans votre banque. Rien à saisir, rien à installer.',
  scenario: 'Bac à sable : ce que fera la banque',
  scenarios: {
    done: 'Paie tout de suite',
    'pdng/done': 'Prend son temps, puis paie',
    'pdng/rjct': 'Prend son temps, puis refuse',
    'pdng/pdng/done': 'Prend deux fois plus de temps, puis paie',
  },
  thanks: 'Votre paiement',
  toOrder: 'Revenir à la commande',
  toOrders: 'Voir mes commandes',
  noOrders: 'Aucune commande pour l’instant.',
  noSuchOrder: 'Cette commande n’existe pas pour ce client.',
  placedAt: 'Passée',
  statuses: {
    to_pay: 'À payer',
    fulfil: 'Payée',
    wait: 'Paiement en cours',
    review: 'En cours d’examen',
    do_not_fulfil: 'Non payée',
  },
  language: 'English',
  sandboxNote: 'Bac à sable : aucun argent ne circule.',
}

export const words: Record<Language, typeof english> = { en: english, fr: french }

export const LanguageContext = createContext<Language>('en')

/** The shop's words in the language that is chosen, and that language. */
export function useWords() {
  const language = useContext(LanguageContext)
  return { language, words: words[language] }
}
