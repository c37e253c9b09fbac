import type { Powens, WebviewFamily } from './Powens.ts'

/** What stands in for a family's scheme and host; `undefined` for Powens's own. */
export function getWebviewRoot(
  { apiUrl, webviewUrl }: Pick<Powens, 'apiUrl' | 'webviewUrl'>,
  family: WebviewFamily,
): string | undefined {
  if (family === 'webview') return webviewUrl
  // The pages of this family lie below the API: wherever that is, they are.
  return apiUrl.endsWith('/2.0') ? apiUrl.slice(0, -'/2.0'.length) : undefined
}

/** The origin that payers are sent to. */
export function getWebviewOrigin(powens: Powens): string {
  const family = powens.webviewFamily
  const own = family === 'webview' ? 'https://webview.powens.com' : `https://${powens.domain}.biapi.pro`
  return new URL(getWebviewRoot(powens, family) ?? own).origin
}
