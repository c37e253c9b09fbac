import type { ConfigurationChanges } from '@powens-pay/core'
import type { Arguments, OptionText } from '../program/Command.ts'
import { UsageError } from '../program/UsageError.ts'

/** What a person wants of the domain. */
export interface Wishes {
  changes: ConfigurationChanges
  /** The HMAC provider that has to be there, and the file its secret goes to. */
  webhookAuth: { name: string; secretFile: string | undefined } | null
}

export const wishOptions: Readonly<Record<string, OptionText>> = {
  confirmation: {
    value: 'WHO',
    help: 'manual: your server confirms each payment within a minute. automatic: Powens does.',
  },
  'expiry-days': { value: 'DAYS', help: 'After how many days without a definite state a payment expires.' },
  'maximum-amount': {
    value: 'AMOUNT',
    help: 'The most a payment may be, such as 500.00; none for no maximum.',
  },
  'every-change': {
    value: 'SWITCH',
    help: 'on: a webhook for every change of a payment. Domains older than 13 September 2024 need it.',
  },
  'allowed-origins': { value: 'HOSTS', help: 'Whose pages may call the API, with commas between them.' },
  'webhook-auth': {
    value: 'NAME',
    help: 'The HMAC provider that signs your webhooks; created if it is missing.',
  },
  'secret-file': {
    value: 'FILE',
    help: 'Where the secret of a new provider is written. Powens shows it once.',
  },
}

/** What the options ask for. Throws `UsageError`. */
export function readWishes(input: Arguments): Wishes {
  const changes: Record<string, string> = {}
  const wish = (option: string, key: keyof ConfigurationChanges, words: Readonly<Record<string, string>>) => {
    const word = input.text(option)
    if (word === undefined) return
    const value = words[word]
    if (value === undefined)
      throw new UsageError(`--${option} is none of ${Object.keys(words).join(', ')}. Write one of them.`)
    changes[key] = value
  }
  wish('confirmation', 'payment.auto_confirmation', { manual: '0', automatic: '1' })
  wish('every-change', 'payment.state_updated_webhook.systematic', { on: '1', off: '0' })

  const texts = {
    'payment.manual_expire_time_days': input.text('expiry-days'),
    'payment.max_amount': input.text('maximum-amount') === 'none' ? '0' : input.text('maximum-amount'),
    'biapi.allowed_origins': input.text('allowed-origins'),
  }
  for (const [key, text] of Object.entries(texts)) if (text !== undefined) changes[key] = text

  const name = input.text('webhook-auth')?.trim()
  const secretFile = input.text('secret-file')
  if (name === undefined && secretFile !== undefined)
    throw new UsageError('--secret-file has no secret to write without --webhook-auth NAME.')
  return { changes, webhookAuth: name === undefined ? null : { name, secretFile } }
}
