/** A form as a person sees it. */
export interface Form {
  name: string
  action: string
  /** What it would send as it stands. */
  values: Record<string, string>
  /** Everything it takes. */
  asks: ReadonlySet<string>
}

export interface Link {
  href: string
  text: string
  form: string | null
  bank: string | null
}

/** One of the sandbox's own pages, read without a browser. */
export interface Page {
  url: string
  name: string
  heading: string
  forms: Form[]
  links: Link[]
}

/** Reads a page that the sandbox has written; its markup is regular, so this is no parser for any other. */
export function readPage(markup: string, url: string): Page {
  return {
    url,
    name: /data-page="([a-z]+)"/.exec(markup)?.[1] ?? 'unknown',
    heading: toText(/<h1>([^<]*)<\/h1>/.exec(markup)?.[1] ?? ''),
    forms: [...markup.matchAll(/<form\b([^>]*)>([^]*?)<\/form>/g)].map(([, head = '', body = '']) =>
      readForm(head, body, url),
    ),
    links: [...markup.matchAll(/<a\b([^>]*)>([^]*?)<\/a>/g)].map(([, head = '', body = '']) => ({
      href: new URL(getAttribute(head, 'href') ?? '', url).href,
      text: toText(body.replaceAll(/<span class="mark"[^]*?<\/span>/g, '').replaceAll(/<[^>]*>/g, '')).trim(),
      form: getAttribute(head, 'data-form'),
      bank: getAttribute(head, 'data-bank'),
    })),
  }
}

function readForm(head: string, body: string, url: string): Form {
  const values: Record<string, string> = {}
  const asks = new Set<string>()
  for (const [, tag = '', attributes = ''] of body.matchAll(/<(input|button|select)\b([^>]*)>/g)) {
    const name = getAttribute(attributes, 'name')
    if (name === null) continue
    asks.add(name)
    const type = getAttribute(attributes, 'type')
    if (tag === 'input' && type === 'hidden') values[name] = getAttribute(attributes, 'value') ?? ''
  }
  for (const [, attributes = '', options = ''] of body.matchAll(/<select\b([^>]*)>([^]*?)<\/select>/g)) {
    const first = /<option\b([^>]*)>/.exec(options)?.[1]
    if (first !== undefined)
      values[getAttribute(attributes, 'name') ?? ''] = getAttribute(first, 'value') ?? ''
  }
  return {
    name: getAttribute(head, 'data-form') ?? '',
    action: new URL(getAttribute(head, 'action') ?? '', url).href,
    values,
    asks,
  }
}

function getAttribute(attributes: string, name: string): string | null {
  const value = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1]
  return value === undefined ? null : toText(value)
}

const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}

function toText(markup: string): string {
  return markup.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] as string)
}
