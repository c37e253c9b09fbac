export interface PageTexts {
  /** `{amount}` and `{shop}` are filled in. */
  heading: string
  order: string
  hint: string
  button: string
  /** Of the page that says that something failed. */
  failed: string
  wait: string
  again: string
  /** `{shop}` is filled in. */
  back: string
}

/** The few sentences of the handler's own pages, in the languages of the webview. */
const byLanguage: Readonly<Record<string, PageTexts>> = {
  en: {
    heading: 'Pay {amount} to {shop}',
    order: 'Order {order}',
    hint: 'Go on only if you started this payment.',
    button: 'Continue to my bank',
    failed: 'This did not work',
    wait: 'Try again in a moment. If you have just paid at your bank, do not pay again.',
    again: 'Try again',
    back: 'Back to {shop}',
  },
  fr: {
    heading: 'Payer {amount} à {shop}',
    order: 'Commande {order}',
    hint: 'Continuez seulement si vous avez commencé ce paiement.',
    button: 'Continuer vers ma banque',
    failed: 'Cela n’a pas fonctionné',
    wait: 'Réessayez dans un instant. Si vous venez de payer auprès de votre banque, ne payez pas une deuxième fois.',
    again: 'Réessayer',
    back: 'Retour à {shop}',
  },
  de: {
    heading: '{amount} an {shop} zahlen',
    order: 'Bestellung {order}',
    hint: 'Nur fortfahren, wenn Sie diese Zahlung begonnen haben.',
    button: 'Weiter zu meiner Bank',
    failed: 'Das hat nicht geklappt',
    wait: 'Versuchen Sie es gleich noch einmal. Wenn Sie gerade bei Ihrer Bank gezahlt haben, zahlen Sie nicht noch einmal.',
    again: 'Noch einmal versuchen',
    back: 'Zurück zu {shop}',
  },
  nl: {
    heading: '{amount} aan {shop} betalen',
    order: 'Bestelling {order}',
    hint: 'Ga alleen verder als u deze betaling bent begonnen.',
    button: 'Verder naar mijn bank',
    failed: 'Dat is niet gelukt',
    wait: 'Probeer het zo meteen opnieuw. Hebt u net bij uw bank betaald, betaal dan niet nog een keer.',
    again: 'Opnieuw proberen',
    back: 'Terug naar {shop}',
  },
  pt: {
    heading: 'Pagar {amount} a {shop}',
    order: 'Encomenda {order}',
    hint: 'Continue apenas se iniciou este pagamento.',
    button: 'Continuar para o meu banco',
    failed: 'Não funcionou',
    wait: 'Tente novamente dentro de momentos. Se acabou de pagar no seu banco, não pague outra vez.',
    again: 'Tentar novamente',
    back: 'Voltar a {shop}',
  },
  it: {
    heading: 'Paga {amount} a {shop}',
    order: 'Ordine {order}',
    hint: 'Continua solo se hai avviato tu questo pagamento.',
    button: 'Continua verso la mia banca',
    failed: 'Non ha funzionato',
    wait: 'Riprovi tra un momento. Se ha appena pagato presso la Sua banca, non paghi di nuovo.',
    again: 'Riprova',
    back: 'Torna a {shop}',
  },
  es: {
    heading: 'Pagar {amount} a {shop}',
    order: 'Pedido {order}',
    hint: 'Continúe solo si usted inició este pago.',
    button: 'Continuar a mi banco',
    failed: 'No ha funcionado',
    wait: 'Inténtelo de nuevo en un momento. Si acaba de pagar en su banco, no vuelva a pagar.',
    again: 'Intentar de nuevo',
    back: 'Volver a {shop}',
  },
}

/** The first language of the browser that the page speaks, else English. */
export function choosePageTexts(acceptLanguage: string | null): { lang: string; texts: PageTexts } {
  const wanted = (acceptLanguage ?? '').slice(0, 200).split(',')
  for (const entry of wanted) {
    const lang = entry.trim().slice(0, 2).toLowerCase()
    const texts = Object.hasOwn(byLanguage, lang) ? byLanguage[lang] : undefined
    if (texts) return { lang, texts }
  }
  return { lang: 'en', texts: byLanguage['en'] as PageTexts }
}
