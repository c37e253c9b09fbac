/** The shop against the embedded sandbox, or against Powens itself. */
export type ShopConfig =
  | { mode: 'sandbox'; port: number }
  | {
      mode: 'powens'
      port: number
      domain: string
      clientId: string
      clientSecret: string
      publicUrl: string
      paymentSecret: string
      webhookSecret: string | undefined
      beneficiary: { iban: string; name: string }
    }

export class ShopConfigError extends Error {}

const credentials = ['POWENS_DOMAIN', 'POWENS_CLIENT_ID', 'POWENS_CLIENT_SECRET'] as const
const required = [
  ...credentials,
  'PUBLIC_URL',
  'PAYMENT_SECRET',
  'POWENS_BENEFICIARY_IBAN',
  'POWENS_BENEFICIARY_NAME',
] as const

type Environment = Record<string, string | undefined>

/** Reads the environment. With no credentials the shop uses the sandbox; with some but not all it names what is missing. */
export function readConfig(environment: Environment): ShopConfig {
  const read = (name: string) => environment[name]?.trim() || undefined
  const port = readPort(read('PORT'))
  if (!credentials.some(read)) return { mode: 'sandbox', port }

  const missing = required.filter((name) => !read(name))
  if (missing.length > 0)
    throw new ShopConfigError(
      `The shop is asked to use Powens, but ${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} not set. ` +
        'Set what is missing, or unset every POWENS_ variable to use the embedded sandbox.',
    )
  const value = (name: (typeof required)[number]) => read(name) as string
  return {
    mode: 'powens',
    port,
    domain: value('POWENS_DOMAIN'),
    clientId: value('POWENS_CLIENT_ID'),
    clientSecret: value('POWENS_CLIENT_SECRET'),
    publicUrl: readPublicUrl(value('PUBLIC_URL')),
    paymentSecret: value('PAYMENT_SECRET'),
    webhookSecret: read('POWENS_WEBHOOK_SECRET'),
    beneficiary: { iban: value('POWENS_BENEFICIARY_IBAN'), name: value('POWENS_BENEFICIARY_NAME') },
  }
}

function readPort(text: string | undefined): number {
  const port = Number(text ?? 4242)
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port
  throw new ShopConfigError(
    'PORT is not a port number, so the shop has nowhere to listen. Set it to a number from 0 to 65535.',
  )
}

function readPublicUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol === 'https:' && url.pathname === '/' && !url.search && !url.hash) return url.origin
  throw new ShopConfigError(
    'PUBLIC_URL is not the https address of the shop, so Powens could not send payers and webhooks back. ' +
      'Set it to an origin such as https://shop.example, without path or query.',
  )
}
