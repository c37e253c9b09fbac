import type { Sandbox } from '../createSandbox.ts'
import { createFrameDocument } from './createFrameDocument.ts'

/** What a frame shows, and where the payer goes from it. */
export interface SandboxFrameOptions {
  sandbox: Pick<Sandbox, 'fetch' | 'clock' | 'baseUrl' | 'webviewUrl'>
  /** The page to begin with: the URL the payer would be sent to. */
  url: string | URL
  /** The payer leaves Powens and its banks, such as for the shop's callback. */
  onLeave?: (url: string) => void
  /** What the region is called. @default 'Simulated bank' */
  label?: string
}

export interface SandboxFrame {
  /** The page that is shown. */
  readonly url: string
  visit: (url: string | URL) => Promise<void>
  /** Takes the frame out of the page. */
  close: () => void
}

// Longer than any chain of redirections between the pages of the sandbox.
const maximumRedirects = 20

/**
 * Shows the webview and the banks inside a page, without a server: pages are fetched from the sandbox, links and forms
 * stay in the frame.
 *
 * The pages live in a shadow root with their own stylesheet, so neither side's styles reach the other.
 */
export function mountSandboxFrame(element: Element, options: SandboxFrameOptions): SandboxFrame {
  const { sandbox, onLeave = () => {}, label = 'Simulated bank' } = options
  const view = createFrameDocument(element, label, (address, init) => void go(address, init))
  let current = String(options.url)
  let turn = 0

  const isOurs = (address: string) =>
    [`${sandbox.webviewUrl}/`, `${sandbox.baseUrl}/2.0/`, `${sandbox.baseUrl}/bank/`].some((root) =>
      address.startsWith(root),
    )

  async function go(first: string, init: RequestInit = {}): Promise<void> {
    turn += 1
    const mine = turn
    let address = first
    let step = init
    for (let count = 0; count < maximumRedirects; count += 1) {
      if (!isOurs(address)) {
        view.leave()
        announceEnd(sandbox.webviewUrl, address)
        onLeave(address)
        return
      }
      const response = await sandbox.fetch(address, { ...step, redirect: 'manual' })
      // The payer has clicked something else meanwhile, so this page is out of date.
      if (mine !== turn) return
      const location = response.headers.get('location')
      if (location === null) {
        await show(address, response, mine)
        return
      }
      address = new URL(location, address).href
      step = {}
    }
    throw new Error('The pages of the sandbox redirect in circles.')
  }

  async function show(address: string, response: Response, mine: number): Promise<void> {
    const markup = await response.text()
    await view.show(markup, address, (href) => sandbox.fetch(href))
    current = address
    const refresh = Number(response.headers.get('refresh') ?? 0)
    if (refresh > 0) {
      sandbox.clock.after(refresh * 1000, () => {
        if (mine === turn) void go(address)
      })
    }
  }

  void go(current)
  return {
    get url() {
      return current
    },
    visit: (url) => go(String(url)),
    close() {
      turn += 1
      view.close()
    },
  }
}

/**
 * What Powens's webview posts to the page around it when it has ended; `<powens-webview>` waits for it.
 *
 * Powens's own pages refuse to be framed here, so the frame posts it in their place, from their origin. The message has no
 * key for the payment: the callback carries it.
 */
function announceEnd(webviewUrl: string, callback: string): void {
  const query = new URL(callback).searchParams
  const state = query.get('state')
  const error = query.get('error')
  const data = { ...(state !== null && { state }), ...(error !== null && { error }) }
  window.dispatchEvent(
    new MessageEvent('message', {
      origin: new URL(webviewUrl).origin,
      data: { type: 'powensWebviewTermination', data },
    }),
  )
}
