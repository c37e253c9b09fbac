import { isPaymentError } from '@powens-pay/core'
import type { ConfigurationValues } from '../configuration/Configuration.ts'
import { checkSignatures } from './checkSignatures.ts'
import { error, ok, warning, type Finding } from './Finding.ts'

export interface CheckPowensOptions {
  values: ConfigurationValues
  fetch: (request: Request) => Promise<Response>
  now: () => number
  /** The console's configuration token, which alone may read the domain's settings. */
  configToken?: string | undefined
}

const patience = 10_000
/** The largest difference the webhook verifier accepts. */
const mostSkew = 300_000
const oddSkew = 30_000

/** Calls Powens to check the credentials, the scope, the banks and the clock. Creates nothing. */
export async function checkPowens({
  values,
  fetch,
  now,
  configToken,
}: CheckPowensOptions): Promise<Finding[]> {
  const { domain, clientId, clientSecret } = values
  if (!domain || !clientId || !clientSecret) return []
  const api = values.apiUrl ?? `https://${domain}.biapi.pro/2.0`
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(new Request(`${api}${path}`, { ...init, redirect: 'error', signal: AbortSignal.timeout(patience) }))

  let answer: Response
  try {
    answer = await ask('/auth/token', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
        scope: 'payments:admin',
      }),
    })
  } catch (cause) {
    const name = isPaymentError(cause) ? cause.code : (cause as Error).name
    return [
      error(
        'powens',
        `${new URL(api).host} cannot be reached (${name}).`,
        'No payment can be created.',
        'Check POWENS_DOMAIN, the network and the proxy.',
      ),
    ]
  }
  const findings = [...checkClock(answer, now()), await checkToken(answer)]
  findings.push(...(await checkConnectors(ask)))
  if (values.verifyResponses) {
    const { apiUrl } = values
    findings.push(
      await checkSignatures({ domain, clientId, clientSecret, apiUrl, fetch, now, timeout: patience }),
    )
  }
  if (configToken) findings.push(...(await checkDomain(ask, configToken)))
  return findings
}

function* checkClock(answer: Response, now: number): Iterable<Finding> {
  const theirs = Date.parse(answer.headers.get('date') ?? '')
  if (Number.isNaN(theirs)) return
  const skew = Math.abs(theirs - now)
  const seconds = Math.round(skew / 1000)
  const cure = 'Let the machine synchronise its clock (NTP).'
  if (skew > mostSkew)
    yield error(
      'clock',
      `This clock is ${seconds} seconds from Powens's.`,
      'Every webhook looks too old or too early, and is ignored: the payment is read instead.',
      cure,
    )
  else if (skew > oddSkew)
    yield warning(
      'clock',
      `This clock is ${seconds} seconds from Powens's.`,
      'Beyond five minutes the content of webhooks is ignored.',
      cure,
    )
  else yield ok('clock', 'The clock agrees with Powens.')
}

async function checkToken(answer: Response): Promise<Finding> {
  if (!answer.ok)
    return error(
      'credentials',
      `Powens refused the client's credentials with ${answer.status}.`,
      'No payment can be created.',
      'Compare POWENS_DOMAIN, POWENS_CLIENT_ID and POWENS_CLIENT_SECRET with the console, and ask for the scope payments:admin.',
    )
  const body = (await answer.json().catch(() => null)) as { scope?: string | string[] } | null
  const scopes = [body?.scope ?? 'payments:admin']
    .flat()
    .join(' ')
    .split(/[\s,]+/)
  // `payments` is the deprecated name of the same. (docs/powens.md#scopes)
  if (scopes.includes('payments:admin') || scopes.includes('payments'))
    return ok('credentials', 'Powens grants payments:admin.')
  return error(
    'credentials',
    `Powens granted ${scopes.join(', ')}, not payments:admin.`,
    'Creating or cancelling payments will be refused.',
    'Ask your contact at Powens to grant the client application payments:admin.',
  )
}

type Ask = (path: string, init?: RequestInit) => Promise<Response>

async function checkConnectors(ask: Ask): Promise<Finding[]> {
  const body = (await ask('/connectors')
    .then((answer) => answer.json())
    .catch(() => null)) as { connectors?: { products?: string[]; hidden?: boolean | null }[] } | null
  const banks = body?.connectors?.filter(
    ({ products, hidden }) => products?.includes('pay') && hidden !== true,
  )
  if (!banks)
    return [
      warning(
        'connectors',
        'The list of banks could not be read.',
        'Whether Pay is enabled is not known.',
        'Try again later.',
      ),
    ]
  if (banks.length > 0) return [ok('connectors', `${banks.length} banks can be paid with.`)]
  return [
    error(
      'connectors',
      'No bank of this domain offers Pay.',
      'The webview has nothing to choose from.',
      'Enable Pay for the domain and its connectors in the Powens console.',
    ),
  ]
}

const systematic = 'payment.state_updated_webhook.systematic'

/**
 * Domains older than 13 September 2024 send webhooks for some changes only, unless a setting of the domain changes that.
 * (docs/powens.md#when-webhooks-are-sent)
 */
async function checkDomain(ask: Ask, token: string): Promise<Finding[]> {
  const answer = await ask('/config', { headers: { authorization: `Bearer ${token}` } }).catch(() => null)
  if (!answer?.ok)
    return [
      warning(
        'domain',
        "The domain's settings could not be read.",
        'It is not known whether every change sends a webhook.',
        'Check POWENS_CONFIG_TOKEN.',
      ),
    ]
  const config = (await answer.json().catch(() => ({}))) as Record<string, unknown>
  if (['1', 1].some((on) => on === config[systematic]))
    return [ok('domain', 'Every change of a payment sends a webhook.')]
  return [
    warning(
      'domain',
      `${systematic} is not set.`,
      'A domain made before 13 September 2024 then sends no webhook for a change that the callback reports.',
      `Set it with powens-pay setup --every-change on --apply. Younger domains do without.`,
    ),
  ]
}
