import { isLoopback } from '@powens-pay/core'
import { otherwise } from './otherwise.ts'
import { text } from './types.ts'

/** An absolute http or https URL without credentials, query or fragment; no trailing slash. */
export const url = text
  .refine(
    (address) => URL.canParse(address) && /^https?:$/.test(new URL(address).protocol),
    otherwise(
      'is not an http or https URL',
      'Nothing could be sent there.',
      'Write it whole, such as https://shop.example/path.',
    ),
  )
  .refine(
    (address) => {
      const { username, password } = new URL(address)
      return username === '' && password === ''
    },
    otherwise(
      'holds a user name or a password',
      'It would end up in the logs of proxies.',
      'Leave it out; calls are signed instead.',
    ),
  )
  .refine(
    (address) => !/[?#]/.test(new URL(address).href),
    otherwise('has a query or a fragment', 'It would be lost, or signed wrongly.', 'Leave it out.'),
  )
  .transform((address) => new URL(address).href.replace(/\/+$/, ''))

/** As `url`; plain http only on this machine. */
export const safeUrl = url.refine(
  (address) => address.startsWith('https:') || isLoopback(new URL(address).hostname),
  otherwise(
    'is plain http',
    'Anyone on the way could read and change it.',
    'Use https; http is for this machine alone.',
  ),
)

/** Scheme and host alone. */
export const origin = safeUrl.refine(
  (address) => new URL(address).pathname === '/',
  otherwise('is not an origin', 'No request would match it.', 'Write scheme and host alone.'),
)

/** The name of a host, in lower case. */
export const hostname = text
  .toLowerCase()
  .refine(
    (name) => /^[a-z\d-]+(?:\.[a-z\d-]+)*$/.test(name) && name.length <= 253,
    otherwise(
      'is not the name of a host',
      'No request would match it.',
      'Write the name alone, such as broker.internal.',
    ),
  )

/** A path of a site, without a trailing slash. */
export const path = text
  .refine(
    (address) => /^\/(?!\/)[\w\-./~%]*$/.test(address),
    otherwise('is not a path', 'No request would match it.', 'Start it with one slash, such as /api/powens.'),
  )
  .transform((address) => address.replace(/(?<=.)\/+$/, ''))
