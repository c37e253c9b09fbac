import { getDomainLabel, parseDomain } from '@powens-pay/core'
import { isNetwork, type TrustProxy } from '@powens-pay/server-kit'
import * as z from 'zod'
import { otherwise } from './otherwise.ts'

export const text = z.string().trim()

/** Several values: a list, or one text with commas or white space between them, which no value of a list contains. */
export const list = <Value extends z.ZodType<unknown, string>>(value: Value) =>
  z
    .union([z.string(), z.array(z.string())])
    .transform((texts) => [texts].flat().flatMap((one) => one.split(/[\s,]+/).filter(Boolean)))
    .pipe(z.array(value))

const notStarted = 'The broker cannot start with it.'

/** A whole number within bounds. */
export const integer = (from: number, to: number) =>
  text
    .refine(
      (digits) => /^\d{1,15}$/.test(digits) && Number(digits) >= from && Number(digits) <= to,
      otherwise(`is not a whole number from ${from} to ${to}`, notStarted, 'Write digits alone.'),
    )
    .transform(Number)

export const boolean = text
  .refine(
    (word) => /^(?:true|1|yes|false|0|no)$/i.test(word),
    otherwise('is neither true nor false', notStarted, 'Write one of them.'),
  )
  .transform((word) => /^(?:true|1|yes)$/i.test(word))

/** Which proxies are trusted: true or false, how many in a row, or the networks they are in. */
export const trustProxy = list(text)
  .refine(
    (words) => readTrust(words) !== null,
    otherwise(
      'is neither true or false, a number of proxies, nor a list of networks',
      'Limits could not tell callers from proxies.',
      'Write 1 for one proxy, or their networks: private, 203.0.113.0/24.',
    ),
  )
  .transform((words) => readTrust(words) ?? false)

function readTrust(words: string[]): TrustProxy | null {
  const [word = ''] = words
  if (words.length === 1 && boolean.safeParse(word).success) return boolean.parse(word)
  if (words.length === 1 && /^\d{1,2}$/.test(word)) return Number(word)
  return words.every(isNetwork) ? words : null
}

export const choice = <const Choice extends string>(...choices: Choice[]) =>
  text
    .refine(
      (word) => choices.some((known) => known === word),
      otherwise(`is none of ${choices.join(', ')}`, notStarted, 'Write one of them.'),
    )
    .pipe(z.enum(choices))

/** A Powens domain, as its label. */
export const domain = text
  .refine(
    (name) => parseDomain(name) !== null,
    otherwise(
      'is not a Powens domain',
      'No payment can be created.',
      'Write its label, such as acme, or its host, acme.biapi.pro.',
    ),
  )
  .transform((name) => getDomainLabel(name))

export const clientId = text.refine(
  (digits) => /^\d{1,20}$/.test(digits),
  otherwise(
    'is not a number',
    'Powens would refuse every call.',
    'Copy the client id from the Powens console, not its name.',
  ),
)

/** What opens the staff's routes. */
export const staffToken = text.refine(
  (token) => new TextEncoder().encode(token).length >= 32,
  otherwise(
    'is shorter than 32 bytes',
    'Whoever guesses it sees every payment.',
    'Make one with `openssl rand -hex 32`.',
  ),
)

/** A secret of ours, too long to be guessed. */
export const paymentSecret = text.refine(
  (secret) => new TextEncoder().encode(secret).length >= 32,
  otherwise(
    'is shorter than 32 bytes',
    'Payment keys could be forged.',
    'Make one with `openssl rand -base64 48`.',
  ),
)

/** A Standard Webhooks secret: `whsec_` and 24 to 64 bytes in base64. */
export const merchantSecret = text.refine(
  (secret) => {
    const encoded = /^whsec_([A-Za-z\d+/]{32,88}={0,2})$/.exec(secret)?.[1] ?? ''
    const { length } = Buffer.from(encoded, 'base64')
    return length >= 24 && length <= 64
  },
  otherwise(
    'is not a Standard Webhooks secret',
    'Your backend could not verify our calls.',
    'Write whsec_ followed by 24 to 64 random bytes in base64: `echo whsec_$(openssl rand -base64 32)`.',
  ),
)

export const store = text.refine(
  (address) =>
    address === 'memory:' ||
    /^sqlite:.+/.test(address) ||
    (/^rediss?:\/\//.test(address) && URL.canParse(address)) ||
    (/^postgres(?:ql)?:\/\/[^/]*\/[^/?]/.test(address) && URL.canParse(address)),
  otherwise(
    'is no store',
    'Payments could not be remembered.',
    'Write sqlite:/path/to/file.db, postgres://user@host/database, redis://host:6379, or memory: for a try.',
  ),
)
