import type { World } from '../../engine/World.ts'
import { hasRight } from '../../powens/scopes.ts'
import type { Visit } from './Visit.ts'

/** The payment behind a link, or `null` when the link's token is not for it, or is not valid any more. */
export function enterPayment(
  world: World,
  { language, url, stylesheet }: Pick<Visit, 'language' | 'url' | 'stylesheet'>,
): Visit | null {
  const query = url.searchParams
  const token = world.store.tokens.get(query.get('code') ?? '')
  if (!token || token.revoked || token.expiresAt <= world.clock.now()) return null
  if (!hasRight(token, 'validate') || String(token.paymentId) !== query.get('payment_id')) return null
  if (query.get('client_id') !== world.settings.clientId) return null
  const domain = query.get('domain')
  const isForeign = domain !== null && domain.split('.')[0] !== world.settings.domain
  if (isForeign && domain !== new URL(world.settings.baseUrl).host) return null
  const redirectUri = query.get('redirect_uri')
  if (redirectUri !== null && !mayReturnTo(world, redirectUri)) return null
  const record = world.store.payments.get(token.paymentId ?? 0)
  return record ? { world, record, language, url, stylesheet } : null
}

function mayReturnTo({ settings: { redirectUris } }: World, redirectUri: string): boolean {
  return redirectUris === null ? URL.canParse(redirectUri) : redirectUris.includes(redirectUri)
}
