import type { ConfigurationValues } from '../configuration/Configuration.ts'
import { error, ok, warning, type Finding } from './Finding.ts'

export interface CheckDeploymentOptions {
  values: ConfigurationValues
  fetch: (request: Request) => Promise<Response>
}

const patience = 10_000

/** Calls the deployed shop: whether the broker answers at `PUBLIC_URL`, and which security headers its pages send. */
export async function checkDeployment({ values, fetch }: CheckDeploymentOptions): Promise<Finding[]> {
  const ask = async (url: string, init: RequestInit = {}): Promise<Response | null> => {
    try {
      return await fetch(
        new Request(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(patience) }),
      )
    } catch {
      return null
    }
  }
  const { publicUrl, returnUrl } = values
  const findings: Finding[] = []
  if (publicUrl) {
    const first = await ask(`${publicUrl}/payments`)
    // A site may add a slash to every address, as Next does with `trailingSlash`.
    const slash = addsSlash(first, `${publicUrl}/payments`) ? '/' : ''
    findings.push(checkBroker(publicUrl, slash ? await ask(`${publicUrl}/payments/`) : first))
    const webhookUrl = `${publicUrl}/webhooks${slash}`
    const json = { 'content-type': 'application/json' }
    const unsigned = { method: 'POST', headers: json, body: '{}' }
    findings.push(checkWebhooks(webhookUrl, await ask(webhookUrl, unsigned)))
  }
  if (returnUrl) findings.push(...checkPage(returnUrl, await ask(returnUrl)))
  return findings
}

function checkBroker(publicUrl: string, answer: Response | null): Finding {
  const cure = 'Start the broker, and let your proxy hand the path of PUBLIC_URL to it.'
  if (!answer)
    return error(
      'reachability',
      `${publicUrl} cannot be reached.`,
      'Neither payers nor Powens find the broker.',
      cure,
    )
  const isOurs =
    answer.status === 405 && answer.headers.get('content-type')?.startsWith('application/problem+json')
  if (!isOurs)
    return error(
      'reachability',
      `At ${publicUrl} something else answers (${answer.status}).`,
      'The pay button speaks to it instead of the broker.',
      cure,
    )
  if (!answer.headers.get('cache-control')?.includes('no-store'))
    return error(
      'reachability',
      'The proxy drops Cache-Control: no-store.',
      'A cache may show one payer the payment of another.',
      'Let the proxy pass the headers of the broker on.',
    )
  return ok('reachability', `The broker answers at ${publicUrl}.`)
}

function addsSlash(answer: Response | null, url: string): boolean {
  const location = answer?.headers.get('location') ?? ''
  return URL.canParse(location, url) && new URL(location, url).pathname === `${new URL(url).pathname}/`
}

function checkWebhooks(webhookUrl: string, answer: Response | null): Finding {
  if (answer?.status === 401) return checkAddress(webhookUrl)
  const seen = answer ? `is answered ${answer.status}` : 'gets no answer'
  const isOff = answer?.status === 404
  return error(
    'webhooks',
    `A webhook without a signature ${seen}, not 401, at ${webhookUrl}.`,
    isOff ? 'Webhooks are off there.' : 'Genuine webhooks would be lost, or forged ones accepted.',
    isOff
      ? 'Set POWENS_WEBHOOK_SECRET where the broker runs.'
      : 'Let your proxy pass POST, body and headers on untouched.',
  )
}

function checkAddress(webhookUrl: string): Finding {
  if (!webhookUrl.endsWith('/')) return ok('webhooks', 'A webhook without a signature is refused.')
  return warning(
    'webhooks',
    'The site redirects every address to the one with a slash at its end.',
    'Powens is not known to follow a redirect of a webhook.',
    `Register ${webhookUrl} for PAYMENT_STATE_UPDATED, with the slash.`,
  )
}

function* checkPage(returnUrl: string, answer: Response | null): Iterable<Finding> {
  const isMissing = answer !== null && [404, 410].includes(answer.status)
  if (!answer || isMissing || answer.status >= 500) {
    yield error(
      'return-page',
      `${returnUrl} ${answer ? `is answered ${answer.status}` : 'cannot be reached'}.`,
      'Payers come back to an error.',
      'Set RETURN_URL to the page of the shop that shows what became of the payment.',
    )
    return
  }
  const policy = answer.headers.get('content-security-policy') ?? ''
  if (policy.includes('frame-ancestors')) yield ok('csp', 'The return page says who may frame it.')
  else
    yield warning(
      'csp',
      "The return page's Content-Security-Policy names no frame-ancestors.",
      'Another site may put the pay button into a frame and have it clicked.',
      "Send Content-Security-Policy: default-src 'self'; frame-ancestors 'none'.",
    )
  if (returnUrl.startsWith('https:') && !answer.headers.has('strict-transport-security'))
    yield warning(
      'https',
      'The shop sends no Strict-Transport-Security.',
      'The first visit over http can be read and changed.',
      'Send Strict-Transport-Security: max-age=31536000.',
    )
  for (const cookie of answer.headers.getSetCookie()) {
    const name = cookie.split('=', 1)[0] ?? ''
    if (/;\s*httponly/i.test(cookie) && /;\s*samesite=(?:lax|strict)/i.test(cookie)) continue
    yield warning(
      'cookies',
      `The cookie ${name} is not HttpOnly and SameSite=Lax or Strict.`,
      'A script or another site may act as the customer.',
      'Set both, and Secure.',
    )
  }
}
