import type { PageTexts } from './pageTexts.ts'
import { escapeHtml, type Page } from './replyPage.ts'

export interface HandoffPage {
  lang: string
  texts: PageTexts
  shop: string
  amount: string
  orderId: string
}

/** The page a hand-off link opens: says whom and how much before anything happens. */
export function renderHandoffPage({ lang, texts, shop, amount, orderId }: HandoffPage): Page {
  const fill = (text: string): string =>
    text.replaceAll(
      /\{(amount|shop|order)\}/g,
      (_, name) => ({ amount, shop, order: orderId })[name as 'shop'],
    )
  const content = `<p>${escapeHtml(fill(texts.order))}</p>
<p>${escapeHtml(fill(texts.hint))}</p>
<form method="post"><button>${escapeHtml(fill(texts.button))}</button></form>`
  return { lang, title: fill(texts.heading), content }
}
