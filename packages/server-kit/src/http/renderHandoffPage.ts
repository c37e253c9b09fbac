import type { HandoffTexts } from './handoffTexts.ts'

export interface HandoffPage {
  lang: string
  texts: HandoffTexts
  shop: string
  amount: string
  orderId: string
  /** Allows the page's one style sheet. */
  nonce: string
}

const style = `
:root { color-scheme: light dark; font-family: system-ui, sans-serif; line-height: 1.5 }
body { display: grid; place-items: center; min-height: 100svh; margin: 0; padding: 1.5rem; box-sizing: border-box }
main { max-width: 28rem; text-align: center }
h1 { font-size: 1.5rem; text-wrap: balance }
button { font: inherit; font-weight: 600; min-height: 3rem; width: 100%; border: 0; border-radius: .75rem; background: #1d4ed8; color: #fff; cursor: pointer }
button:focus-visible { outline: 3px solid; outline-offset: 3px }
@media (forced-colors: active) { button { border: 2px solid } }
`

/** The page a hand-off link opens: works without script, and says whom and how much before anything happens. */
export function renderHandoffPage({ lang, texts, shop, amount, orderId, nonce }: HandoffPage): string {
  const fill = (text: string): string =>
    escape(
      text.replaceAll(
        /\{(amount|shop|order)\}/g,
        (_, name) => ({ amount, shop, order: orderId })[name as 'shop'],
      ),
    )
  return `<!doctype html>
<html lang="${escape(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${fill(texts.heading)}</title>
<style nonce="${escape(nonce)}">${style}</style>
</head>
<body>
<main>
<h1>${fill(texts.heading)}</h1>
<p>${fill(texts.order)}</p>
<p>${fill(texts.hint)}</p>
<form method="post"><button>${fill(texts.button)}</button></form>
</main>
</body>
</html>
`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (char) => entities[char] ?? char)
