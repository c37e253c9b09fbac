/** Markup that is safe to put into a page as it is. */
export interface Markup {
  readonly markup: string
}

type Value = Markup | string | number | null | undefined | false | readonly Value[]

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const render = (value: Value): string => {
  if (value === null || value === undefined || value === false) return ''
  if (typeof value === 'object' && 'markup' in value) return value.markup
  if (typeof value === 'object') return value.map((item) => render(item)).join('')
  return String(value).replaceAll(/[&<>"']/g, (character) => escapes[character] as string)
}

/** A piece of a page; every value is escaped unless it is a piece itself. */
export function html(strings: TemplateStringsArray, ...values: Value[]): Markup {
  return { markup: strings.reduce((page, string, index) => page + render(values[index - 1]) + string) }
}

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** A page of the sandbox: no script, no inline style, not to be framed. */
export function page(markup: Markup, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(`<!doctype html>\n${markup.markup}`, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': policy,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      ...headers,
    },
  })
}
