import type { ConfigurationValues } from './Configuration.ts'
import type { ConfigurationMistake } from './Mistake.ts'

/** Settings that are right by themselves and wrong together. */
export function findContradictions(values: ConfigurationValues): ConfigurationMistake[] {
  return [...findSharedPort(values), ...findRepeatedSecrets(values), ...findNeedlessOrigin(values)]
}

function* findSharedPort(values: ConfigurationValues): Iterable<ConfigurationMistake> {
  const { port = 0, managementPort, host, managementHost } = values
  if (port > 0 && port === managementPort && host === managementHost)
    yield {
      setting: 'MANAGEMENT_PORT',
      what: 'MANAGEMENT_PORT is the same as PORT.',
      why: 'Metrics would be public.',
      cure: 'Choose another.',
    }
}

function* findRepeatedSecrets(values: ConfigurationValues): Iterable<ConfigurationMistake> {
  const { clientSecret, webhookSecrets = [], paymentSecrets = [], merchantSecrets = [] } = values
  const groups = {
    POWENS_CLIENT_SECRET: clientSecret === undefined ? [] : [clientSecret],
    POWENS_WEBHOOK_SECRET: webhookSecrets,
    PAYMENT_SECRET: paymentSecrets,
    MERCHANT_SECRET: merchantSecrets,
  }
  const settings = new Map<string, string>()
  for (const [setting, secrets] of Object.entries(groups))
    for (const secret of secrets) {
      const other = settings.get(secret)
      if (other !== undefined)
        yield {
          setting,
          what: `${setting} repeats ${other === setting ? 'itself' : other}.`,
          why: 'One leak would open both.',
          cure: 'Make a new one.',
        }
      settings.set(secret, setting)
    }
}

function* findNeedlessOrigin(values: ConfigurationValues): Iterable<ConfigurationMistake> {
  const { publicUrl, allowedOrigins = [] } = values
  if (publicUrl !== undefined && allowedOrigins.includes(new URL(publicUrl).origin))
    yield {
      setting: 'ALLOWED_ORIGINS',
      what: 'ALLOWED_ORIGINS names the origin of PUBLIC_URL.',
      why: 'That origin is always allowed.',
      cure: 'Leave it out.',
    }
}
