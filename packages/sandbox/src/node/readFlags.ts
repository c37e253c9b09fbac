import { parseArgs } from 'node:util'
import type { StartOptions } from './serve.ts'

export const help = `powens-sandbox: a Powens Pay of your own, on a port. Unofficial.

  --port <number>            where to listen; 0 takes any free port (default 4300)
  --host <address>           default 127.0.0.1
  --domain <label>           the domain's label (default acme-sandbox)
  --client-id <digits>       default 12345678
  --client-secret <secret>   default sandbox-client-secret
  --redirect-uri <url>       registered with the client; may be repeated (default: any is taken)
  --webhook <url>            where PAYMENT_STATE_UPDATED goes
  --webhook-secret <secret>  the secret it is signed with
  --unlimited                no cap of 10 EUR and no limit of 30 calls a minute, which a -sandbox domain has
  --help, -h

  powens-sandbox --port 4300 --webhook http://localhost:3000/api/powens/webhooks --webhook-secret hook
`

/** The command line is wrong. The message says what to do. */
export class FlagError extends Error {
  override readonly name = 'FlagError'
}

/** The options that a command line asks for; `null` when it asks for help. Throws `FlagError`. */
export function readFlags(words: string[]): StartOptions | null {
  const flags = parse(words)
  if (flags.help) return null
  const { port, host, domain, webhook: url, 'webhook-secret': secret } = flags
  const { 'client-id': clientId, 'client-secret': clientSecret, 'redirect-uri': redirectUris } = flags
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new FlagError('--port is not a port. Write a number below 65536, or 0 for any that is free.')
  if (!/^[a-z\d]+(-[a-z\d]+)*$/.test(domain))
    throw new FlagError(
      '--domain is not the label of a Powens domain. Leave out scheme, dots and slashes: acme-sandbox.',
    )
  if (clientId !== undefined && !/^\d{1,20}$/.test(clientId))
    throw new FlagError("--client-id is not a number, as Powens's client ids are.")
  if (url !== undefined && !isHttp(url))
    throw new FlagError(
      '--webhook is not an http or https URL. Write it whole, such as http://localhost:3000/hooks.',
    )
  if (secret !== undefined && url === undefined)
    throw new FlagError('--webhook-secret signs webhooks, and there are none without --webhook <url>.')
  return {
    port: Number(port),
    host,
    domain,
    ...(flags.unlimited && { maximumAmount: null, callsPerMinute: null }),
    ...(clientId !== undefined && { clientId }),
    ...(clientSecret !== undefined && { clientSecret }),
    ...(redirectUris !== undefined && { redirectUris }),
    ...(url !== undefined && { webhook: { url, ...(secret !== undefined && { secret }) } }),
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string', default: '4300' },
        host: { type: 'string', default: '127.0.0.1' },
        domain: { type: 'string', default: 'acme-sandbox' },
        'client-id': { type: 'string' },
        'client-secret': { type: 'string' },
        'redirect-uri': { type: 'string', multiple: true },
        webhook: { type: 'string' },
        'webhook-secret': { type: 'string' },
        unlimited: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values
  } catch (error) {
    const [sentence] = (error as Error).message.split('. ')
    throw new FlagError(`${sentence}. See powens-sandbox --help.`)
  }
}

const isHttp = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
