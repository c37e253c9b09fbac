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
  payText: 'You approve it in your bank’s app or website.',
  other: 'Other ways to pay',
  chooseBank: 'Choose your bank here',
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
  placedAt: 'Placed on {date}',
  statuses: {
    to_pay: 'To pay',
    fulfil: 'Paid',
    wait: 'Payment in progress',
    review: 'Being looked at',
    do_not_fulfil: 'Not paid',
  },
  baking: 'We are baking your order.',
  language: 'Language',
  sandboxNote: 'Sandbox: no money moves.',
}

const french: typeof english = {
  tagline: 'Cuit avant l’aube, payé depuis votre banque',
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
  payText: 'Vous validez le paiement dans l’application ou sur le site de votre banque.',
  other: 'Autres façons de payer',
  chooseBank: 'Choisir votre banque ici',
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
  placedAt: 'Passée le {date}',
  statuses: {
    to_pay: 'À payer',
    fulfil: 'Payée',
    wait: 'Paiement en cours',
    review: 'En cours d’examen',
    do_not_fulfil: 'Non payée',
  },
  baking: 'Nous préparons votre commande.',
  language: 'Langue',
  sandboxNote: 'Bac à sable : aucun argent ne circule.',
}

const german: typeof english = {
  tagline: 'Vor Sonnenaufgang gebacken, per Bank bezahlt',
  bakery: 'Bäckerei',
  orders: 'Meine Bestellungen',
  customer: 'Kundin oder Kunde',
  choose: 'Wählen Sie, wer einkauft',
  oven: 'Frisch aus dem Ofen',
  basket: 'Warenkorb',
  empty: 'Ihr Warenkorb ist leer.',
  total: 'Summe',
  placeOrder: 'Bestellen',
  bounds: 'Eine Bestellung kostet zwischen 4 € und 9 €.',
  more: 'Eins mehr',
  less: 'Eins weniger',
  order: 'Bestellung',
  payTitle: 'Von Ihrem Bankkonto bezahlen',
  payText: 'Sie geben die Zahlung in der App oder auf der Website Ihrer Bank frei.',
  other: 'Andere Wege zu bezahlen',
  chooseBank: 'Bank hier auswählen',
  scenario: 'Sandbox: was die Bank tun wird',
  scenarios: {
    done: 'Zahlt sofort',
    'pdng/done': 'Braucht eine Weile und zahlt dann',
    'pdng/rjct': 'Braucht eine Weile und lehnt dann ab',
    'pdng/pdng/done': 'Braucht doppelt so lange und zahlt dann',
  },
  thanks: 'Ihre Zahlung',
  toOrder: 'Zurück zur Bestellung',
  toOrders: 'Zu meinen Bestellungen',
  noOrders: 'Noch keine Bestellung.',
  noSuchOrder: 'Für diese Person gibt es keine solche Bestellung.',
  placedAt: 'Bestellt am {date}',
  statuses: {
    to_pay: 'Zu bezahlen',
    fulfil: 'Bezahlt',
    wait: 'Zahlung läuft',
    review: 'Wird geprüft',
    do_not_fulfil: 'Nicht bezahlt',
  },
  baking: 'Wir backen Ihre Bestellung.',
  language: 'Sprache',
  sandboxNote: 'Sandbox: Es fließt kein Geld.',
}

export const words: Record<Language, typeof english> = { en: english, fr: french, de: german }

/** Each language by its own name. */
export const languageNames: Record<Language, string> = { en: 'English', fr: 'Français', de: 'Deutsch' }

export const LanguageContext = createContext<Language>('en')

/** The shop's words in the language that is chosen, and that language. */
export function useWords() {
  const language = useContext(LanguageContext)
  return { language, words: words[language] }
}
