/** The part of a page that stands in for a browser's window. */
export interface FrameDocument {
  show: (markup: string, address: string, load: (href: string) => Promise<Response>) => Promise<void>
  /** Marks the frame as left. The last page stays, as in a browser that is still loading the next one. */
  leave: () => void
  close: () => void
}

type Go = (address: string, init?: RequestInit) => void

/** A shadow root that shows one page at a time and hands every link and form to `go`. */
export function createFrameDocument(element: Element, label: string, go: Go): FrameDocument {
  const document = element.ownerDocument
  const host = document.createElement('section')
  host.setAttribute('aria-label', label)
  host.setAttribute('data-sandbox-frame', '')
  element.append(host)
  const root = host.attachShadow({ mode: 'open' })
  let address = ''
  let isFirst = true

  root.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null
    if (!link) return
    event.preventDefault()
    go(new URL(link.getAttribute('href') ?? '', address).href)
  })
  root.addEventListener('submit', (event) => {
    event.preventDefault()
    if (event.target instanceof HTMLFormElement) submit(event.target, (event as SubmitEvent).submitter)
  })

  function submit(form: HTMLFormElement, submitter: HTMLElement | null) {
    const body = new URLSearchParams()
    for (const [name, value] of new FormData(form, submitter)) {
      if (typeof value === 'string') body.append(name, value)
    }
    // By attribute: a field named "action" would hide the property.
    const target = new URL(form.getAttribute('action') ?? '', address)
    if (form.method === 'post') {
      go(target.href, { method: 'POST', body })
    } else {
      target.search = body.toString()
      go(target.href)
    }
  }

  return {
    async show(markup, shown, load) {
      const parsed = new DOMParser().parseFromString(markup, 'text/html')
      const styles = parsed.querySelector('link[rel="stylesheet"]')?.getAttribute('href')
      if (styles && root.adoptedStyleSheets.length === 0) {
        const sheet = new CSSStyleSheet()
        await sheet.replace(await (await load(new URL(styles, shown).href)).text())
        root.adoptedStyleSheets = [sheet]
      }
      address = shown
      host.removeAttribute('data-left')
      const page = document.createElement('div')
      page.className = parsed.body.className
      page.lang = parsed.documentElement.lang
      page.append(...parsed.body.childNodes)
      root.replaceChildren(page)
      // As a browser would: a new page is read from its beginning. The first one takes no focus from the story.
      const main = root.querySelector('main')
      main?.setAttribute('tabindex', '-1')
      if (!isFirst) main?.focus({ preventScroll: true })
      isFirst = false
    },
    leave: () => host.setAttribute('data-left', ''),
    close: () => host.remove(),
  }
}
