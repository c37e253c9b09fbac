import { otherwise } from './otherwise.ts'
import { text } from './types.ts'

/** Names of headers that are ours, of the connection, or carried by a list of their own. */
const reservedHeaders =
  /^(?:cookie|host|content-.*|transfer-encoding|connection|upgrade|te|trailer|expect|webhook-.*|powens-.*|proxy-.*)$/

/** The name of a header that may be forwarded, in lower case. */
export const headerName = text
  .toLowerCase()
  .refine(
    (name) => /^[a-z\d-]{1,64}$/.test(name),
    otherwise('is not the name of a header', 'No header would be forwarded.', 'Write names alone.'),
  )
  .superRefine((name, context) => {
    if (!reservedHeaders.test(name)) return
    const mistake = otherwise(
      `names ${name}`,
      'That header belongs to the call itself and is never forwarded.',
      'Leave it out; cookies have FORWARD_COOKIES.',
    )
    context.addIssue({ code: 'custom', input: name, ...mistake })
  })

export const cookieName = text.refine(
  (name) => /^[\w!#$%&'*+\-.^`|~]{1,128}$/.test(name),
  otherwise(
    'is not the name of a cookie',
    'No cookie would be forwarded.',
    'Write names alone, without values.',
  ),
)
