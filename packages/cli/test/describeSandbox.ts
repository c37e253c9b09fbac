import type { StartedSandbox } from '@powens-pay/sandbox/node'

/** The settings that point a broker to a sandbox, and the address its own pages lead to. */
export function describeSandbox(
  { domain, clientId, clientSecret, apiUrl, webviewUrl }: StartedSandbox,
  { port, webhookSecret }: { port: number; webhookSecret: string },
): Record<string, string> {
  return {
    POWENS_DOMAIN: domain,
    POWENS_CLIENT_ID: clientId,
    POWENS_CLIENT_SECRET: clientSecret,
    POWENS_API_URL: apiUrl,
    POWENS_WEBVIEW_URL: webviewUrl,
    POWENS_WEBHOOK_SECRET: webhookSecret,
    PUBLIC_URL: `http://127.0.0.1:${port}/api/powens`,
    RETURN_URL: `http://127.0.0.1:${port}/order`,
    PORT: String(port),
  }
}
