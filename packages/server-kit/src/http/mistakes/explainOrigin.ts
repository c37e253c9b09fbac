import { isLoopback } from '@powens-pay/core'
import { isListed } from '../guards.ts'
import type { IncomingRequest } from '../IncomingRequest.ts'
import type { Settings } from '../Settings.ts'
import type { Mistake } from './Mistake.ts'

/** Why a page's request was refused as another site's, if the page may be the shop's own. */
export function explainOrigin({ headers }: IncomingRequest, settings: Settings): Mistake {
  const { origin: own, publicUrl } = settings
  const page = readOrigin(headers.get('origin'))
  const mistake = (cause: string, sentence: string): Mistake => ({
    code: 'forbidden_origin',
    cause: `origin ${cause}`,
    sentence,
  })
  if (!page) {
    return mistake(
      'none',
      'A page without an address, such as a file or a sandboxed iframe, asked for a payment and was refused, because no cookie ' +
        `would reach it: open the page at ${own}.`,
    )
  }
  const moved = page + new URL(publicUrl).pathname.replace(/\/$/, '')
  const refused = `A page at ${page} asked for a payment and was refused, because`
  if (page === own || isListed(settings, page)) {
    return mistake(
      'other site',
      `${refused} browsers treat it as another site than ${own} and would not send the payer's cookie: serve both from one domain.`,
    )
  }
  if (headers.get('sec-fetch-site') === 'same-origin') {
    return mistake(
      'own',
      `${refused} publicUrl is ${publicUrl}, which is not where browsers reach this handler: set publicUrl to ${moved}.`,
    )
  }
  if (isLoopback(new URL(page).hostname) && isLoopback(new URL(own).hostname)) {
    const isNamedAlike = new URL(page).hostname === new URL(own).hostname
    return isNamedAlike
      ? mistake(
          'port',
          `${refused} publicUrl is ${publicUrl}, on another port: set publicUrl to ${moved} if the page's server passes these ` +
            `requests on, or else add ${page} to allowedOrigins.`,
        )
      : mistake(
          'name of this machine',
          `${refused} publicUrl is ${publicUrl}, and browsers treat the two names of this machine as two sites: open the page ` +
            `at ${own}, or set publicUrl to ${moved}.`,
        )
  }
  return mistake(
    'stranger',
    `${refused} publicUrl is ${publicUrl}, and that page is neither there nor in allowedOrigins: if the page is yours, add ${page} ` +
      'to allowedOrigins, or set publicUrl to the address under which browsers reach this handler.',
  )
}

function readOrigin(header: string | null): string | null {
  if (header === null || header.length > 200 || !URL.canParse(header)) return null
  const { origin } = new URL(header)
  return origin === 'null' ? null : origin
}
