import { findRedirectUriProblem, isLoopback } from '@powens-pay/core'
import type { ConfigurationValues } from '../configuration/Configuration.ts'
import type { ConfigurationMistake } from '../configuration/Mistake.ts'
import { error, ok, warning, type Finding } from './Finding.ts'

export interface RegisteredAddresses {
  /** The redirect URL registered with the client application. */
  redirectUrl?: string | undefined
  /** The URL registered for PAYMENT_STATE_UPDATED. */
  webhookUrl?: string | undefined
}

/** Checks a configuration without a network. */
export function checkConfiguration(
  values: ConfigurationValues,
  mistakes: readonly ConfigurationMistake[],
  registered: RegisteredAddresses = {},
): Finding[] {
  const findings = mistakes.map(({ what, why, cure }) => error('setting', what, why, cure))
  if (mistakes.length === 0) findings.push(ok('setting', 'Every setting is complete and well formed.'))
  const { publicUrl } = values
  if (publicUrl !== undefined) findings.push(...checkAddresses(publicUrl, registered))
  findings.push(...checkWebhookSecret(values), ...checkIdentification(values))
  return findings
}

function* checkAddresses(publicUrl: string, registered: RegisteredAddresses): Iterable<Finding> {
  const redirectUrl = `${publicUrl}/callback`
  const problem = findRedirectUriProblem(redirectUrl)
  if (problem)
    yield error(
      'redirect-uri',
      `${redirectUrl} ${problem}`,
      'Powens refuses every payment.',
      'Change PUBLIC_URL.',
    )
  else if (registered.redirectUrl !== undefined && registered.redirectUrl !== redirectUrl)
    yield error(
      'redirect-uri',
      `Registered is ${registered.redirectUrl}, used is ${redirectUrl}.`,
      'Powens sends payers back to registered addresses alone.',
      `Register ${redirectUrl} with your client application.`,
    )
  else yield ok('redirect-uri', `Redirect URL to register: ${redirectUrl}`)

  const webhookUrl = `${publicUrl}/webhooks`
  const { webhookUrl: given } = registered
  if (
    given !== undefined &&
    // A slash at its end is part of what Powens signs, and the handler takes it.
    (!URL.canParse(given) || new URL(given).pathname.replace(/\/$/, '') !== new URL(webhookUrl).pathname)
  )
    yield error(
      'webhook-path',
      `Registered is ${given}, verified is the path of ${webhookUrl}.`,
      'Powens signs the path it was given, so no webhook would verify.',
      `Register ${webhookUrl}.`,
    )
  else yield ok('webhook-path', `Webhook URL to register for PAYMENT_STATE_UPDATED: ${webhookUrl}`)

  if (isLoopback(new URL(publicUrl).hostname))
    yield warning(
      'public-url',
      'PUBLIC_URL is on this machine.',
      'Neither payers nor Powens reach it; that is right for the sandbox alone.',
      'Set PUBLIC_URL to the https address your proxy serves.',
    )
}

function* checkWebhookSecret({ webhookSecrets = [] }: ConfigurationValues): Iterable<Finding> {
  if (webhookSecrets.length > 0) return
  yield warning(
    'webhook-secret',
    'No POWENS_WEBHOOK_SECRET is set.',
    'Changes are polled, so orders turn paid minutes late.',
    'Create an HMAC provider (POST /webhooks/auth), attach it to the webhook in the console, and set its secret_key.',
  )
}

function* checkIdentification({
  forwardCookies = [],
  forwardHeaders,
}: ConfigurationValues): Iterable<Finding> {
  if (forwardCookies.length > 0 || forwardHeaders?.includes('authorization')) return
  yield warning(
    'forwarding',
    'FORWARD_COOKIES is empty.',
    'A backend that identifies its customers by a cookie refuses everybody.',
    'Name the session cookie, such as FORWARD_COOKIES=sessionid.',
  )
}
