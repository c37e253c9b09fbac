import { randomId } from '../internal/bytes.ts'
import { replyText, type ReplyHeaders } from './reply.ts'
import type { Reply } from './toResponse.ts'

/** One of the handler's own pages. It works without script, and none may run. */
export interface Page {
  lang: string
  /** Not escaped yet; the heading as well. */
  title: string
  /** HTML below the heading. */
  content: string
}

const style = `
:root { color-scheme: light dark; font-family: system-ui, sans-serif; line-height: 1.5 }
body { display: grid; place-items: center; min-height: 100svh; margin: 0; padding: 1.5rem; box-sizing: border-box }
main { max-width: 28rem; text-align: center }
h1 { font-size: 1.5rem; text-wrap: balance }
button, .button { font: inherit; font-weight: 600; min-height: 3rem; width: 100%; border: 0; border-radius: .75rem; background: #1d4ed8; color: #fff; cursor: pointer }
.button { display: grid; place-items: center; text-decoration: none }
button:focus-visible, a:focus-visible { outline: 3px solid; outline-offset: 3px }
@media (forced-colors: active) { button, .button { border: 2px solid } }
`

/** Answers with a page. `formAction` lists where its forms may lead. */
export function replyPage(
  status: number,
  { lang, title, content }: Page,
  { formAction = "'none'", headers }: { formAction?: string; headers?: ReplyHeaders } = {},
): Reply {
  const nonce = randomId()
  const html = `<!doctype html>
<html lang="${escapeHtml(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${content}
</main>
</body>
</html>
`
  return replyText(status, html, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; frame-ancestors 'none'; form-action ${formAction}`,
    ...headers,
  })
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (char) => entities[char] ?? char)
