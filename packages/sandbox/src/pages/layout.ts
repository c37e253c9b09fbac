import { html, type Markup } from './html.ts'
import { getTexts, type Language } from './languages.ts'

interface LayoutParameters {
  language: Language
  title: string
  /** Which page it is, for programs that read it. */
  name: string
  stylesheet: string
  /** The bank whose page it is; without one it is the webview's. */
  brand?: { slug: string; name: string }
  main: Markup
}

/** The frame of every page: its brand, its one column and the word that this is a simulation. */
export function layout({ language, title, name, stylesheet, brand, main }: LayoutParameters): Markup {
  return html`<html lang="${language}">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="robots" content="noindex" />
      <title>${title}</title>
      <link rel="stylesheet" href="${stylesheet}" />
    </head>
    <body class="${brand ? `page bank bank-${brand.slug}` : 'page webview'}">
      <header class="top">
        <span class="brand">
          ${brand && html`<span class="mark" aria-hidden="true">${initials(brand.name)}</span>`}
          ${brand?.name ?? getTexts(language).title}
        </span>
      </header>
      <main class="card" data-page="${name}">${main}</main>
      <footer class="foot">${getTexts(language).simulated}</footer>
    </body>
  </html>`
}

/** Stands in for a bank's logo. */
export function initials(name: string): string {
  return name
    .split(/[\s&]+/)
    .filter((word) => /^\p{Lu}/u.test(word))
    .slice(0, 2)
    .map((word) => word.charAt(0))
    .join('')
}
