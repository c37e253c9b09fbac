export interface HandoffTexts {
  /** `{amount}` and `{shop}` are filled in. */
  heading: string
  order: string
  hint: string
  button: string
}

/** The few sentences of the hand-off page, in the languages of the webview. */
const byLanguage: Readonly<Record<string, HandoffTexts>> = {
  en: {
    heading: 'Pay {amount} to {shop}',
    order: 'Order {order}',
    hint: 'Go on only if you started this payment.',
    button: 'Continue to my bank',
  },
  fr: {
    heading: 'Payer {amount} à {shop}',
    order: 'Commande {order}',
    hint: 'Continuez seulement si vous avez commencé ce paiement.',
    button: 'Continuer vers ma banque',
  },
  de: {
    heading: '{amount} an {shop} zahlen',
    order: 'Bestellung {order}',
    hint: 'Nur fortfahren, wenn Sie diese Zahlung begonnen haben.',
    button: 'Weiter zu meiner Bank',
  },
  nl: {
    heading: '{amount} aan {shop} betalen',
    order: 'Bestelling {order}',
    hint: 'Ga alleen verder als u deze betaling bent begonnen.',
    button: 'Verder naar mijn bank',
  },
  pt: {
    heading: 'Pagar {amount} a {shop}',
    order: 'Encomenda {order}',
    hint: 'Continue apenas se iniciou este pagamento.',
    button: 'Continuar para o meu banco',
  },
  it: {
    heading: 'Paga {amount} a {shop}',
    order: 'Ordine {order}',
    hint: 'Continua solo se hai avviato tu questo pagamento.',
    button: 'Continua verso la mia banca',
  },
  es: {
    heading: 'Pagar {amount} a {shop}',
    order: 'Pedido {order}',
    hint: 'Continúe solo si usted inició este pago.',
    button: 'Continuar a mi banco',
  },
}

/** The first language of the browser that the page speaks, else English. */
export function chooseHandoffTexts(acceptLanguage: string | null): { lang: string; texts: HandoffTexts } {
  const wanted = (acceptLanguage ?? '').slice(0, 200).split(',')
  for (const entry of wanted) {
    const lang = entry.trim().slice(0, 2).toLowerCase()
    const texts = Object.hasOwn(byLanguage, lang) ? byLanguage[lang] : undefined
    if (texts) return { lang, texts }
  }
  return { lang: 'en', texts: byLanguage['en'] as HandoffTexts }
}
