/** A way in which a page says that it is light or dark. */
export interface PageKind {
  name: string
  html?: string
  head?: string
  /** Around the components. */
  around?: [start: string, end: string]
  /** Whether the components are dark, for a payer who prefers dark or light. */
  isDark: { dark: boolean; light: boolean }
}

const follows = { dark: true, light: false }
const always = { dark: true, light: true }
const never = { dark: false, light: false }

const paint = (ground: string, ink: string) => `<style>body { background: ${ground}; color: ${ink} }</style>`
const darkPaint = paint('#0b1220', '#e5e9f0')

export const pageKinds: PageKind[] = [
  { name: 'says nothing', isDark: never },
  {
    name: 'declares color-scheme: light dark',
    head: '<style>:root { color-scheme: light dark }</style>',
    isDark: follows,
  },
  {
    name: 'has a meta color-scheme',
    head: '<meta name="color-scheme" content="light dark">',
    isDark: follows,
  },
  {
    name: 'declares color-scheme: dark',
    head: '<style>html { color-scheme: dark }</style>',
    isDark: always,
  },
  {
    name: 'declares color-scheme: light',
    head: '<style>html { color-scheme: light }</style>',
    isDark: never,
  },
  { name: 'has the class dark on html', html: 'class="dark"', head: darkPaint, isDark: always },
  { name: 'has data-theme="dark" on html', html: 'data-theme="dark"', head: darkPaint, isDark: always },
  {
    name: 'has the class dark on a part of the page',
    around: [
      '<section class="page dark" style="background: #0b1220; color: #e5e9f0"><div>',
      '</div></section>',
    ],
    isDark: always,
  },
  {
    name: 'has the class light where the payer prefers dark',
    html: 'class="light"',
    head: `<style>html { color-scheme: light dark } html.light { color-scheme: light }</style>`,
    isDark: never,
  },
  {
    name: 'has a light part in a dark page',
    html: 'data-theme="dark"',
    head: darkPaint,
    around: ['<section data-theme="light" style="background: #f6f1e7; color: #2a2118">', '</section>'],
    isDark: never,
  },
  {
    name: 'has a dark part that only declares a color-scheme',
    around: [
      '<section style="color-scheme: dark; background: #0b1220; color: #e5e9f0"><div>',
      '</div></section>',
    ],
    isDark: always,
  },
  {
    name: 'has a dark part in a light part of a dark page',
    html: 'class="dark"',
    head: darkPaint,
    around: [
      '<section class="light"><section data-theme="dark" style="background: #0b1220; color: #e5e9f0">',
      '</section></section>',
    ],
    isDark: always,
  },
  {
    name: 'has a theme with a name of its own, and declares its color-scheme',
    html: 'data-theme="midnight"',
    head: `<style>[data-theme='midnight'] { color-scheme: dark }</style>${darkPaint}`,
    isDark: always,
  },
  {
    name: 'switches by data-bs-theme, as Bootstrap does',
    html: 'data-bs-theme="dark"',
    head: `<style>[data-bs-theme='dark'] { color-scheme: dark }</style>${darkPaint}`,
    isDark: always,
  },
  {
    name: 'is dark by a class and a style of html, as next-themes writes them',
    html: 'class="dark" style="color-scheme: dark"',
    head: darkPaint,
    isDark: always,
  },
  {
    name: 'stays light by color-scheme: only light',
    head: '<style>:root { color-scheme: only light }</style>',
    isDark: never,
  },
]

/** A whole page of a kind. */
export function buildPage(
  { html = '', head = '', around: [start, end] = ['', ''] }: PageKind,
  css: string,
  body: string,
) {
  return `<!doctype html><html ${html}><head><style>${css}</style>${head}</head><body>${start}${body}${end}</body></html>`
}
