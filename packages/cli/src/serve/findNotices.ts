import { isLoopback } from '@powens-pay/core'
import type { Configuration } from '../configuration/Configuration.ts'

type Noticed = Pick<
  Configuration,
  'prepareUrl' | 'changesUrl' | 'webhookSecrets' | 'store' | 'forwardCookies' | 'forwardHeaders'
>

/** What may be right in a configuration and seldom is, as sentences for the log. */
export function findNotices(configuration: Noticed): string[] {
  const { prepareUrl, changesUrl, webhookSecrets, store, forwardCookies, forwardHeaders } = configuration
  const notices: string[] = []
  if ([prepareUrl, changesUrl].some(isReadableOnTheWay))
    notices.push(
      'Calls to your backend are not encrypted. That is fine inside a private network and nowhere else.',
    )
  if (webhookSecrets.length === 0)
    notices.push('No POWENS_WEBHOOK_SECRET: changes are polled, minutes after they happen.')
  if (store === 'memory:') notices.push('STORE is memory: a restart forgets every payment under way.')
  if (forwardCookies.length === 0 && !forwardHeaders.includes('authorization'))
    notices.push(
      'Neither cookies nor the authorization header are forwarded, so your backend cannot identify the payer.',
    )
  return notices
}

function isReadableOnTheWay(url: string): boolean {
  const { protocol, hostname } = new URL(url)
  return protocol === 'http:' && !isLoopback(hostname)
}
