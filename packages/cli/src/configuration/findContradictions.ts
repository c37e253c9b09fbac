import type { ConfigurationValues } from './Configuration.ts'
import type { ConfigurationMistake } from './Mistake.ts'

/** Settings that are right by themselves and wrong together. */
export function findContradictions(values: ConfigurationValues): ConfigurationMistake[] {
  const mistakes: ConfigurationMistake[] = []
  const say = (setting: string, message: string) => mistakes.push({ setting, message })

  const { port, managementPort, host, managementHost } = values
  if (port !== undefined && port > 0 && port === managementPort && host === managementHost)
    say('MANAGEMENT_PORT', 'is the same as PORT, so metrics would be public. Choose another.')

  const secrets = new Map<string, string>()
  const groups = {
    POWENS_CLIENT_SECRET: [values.clientSecret ?? ''],
    POWENS_WEBHOOK_SECRET: values.webhookSecrets ?? [],
    PAYMENT_SECRET: values.paymentSecrets ?? [],
    MERCHANT_SECRET: values.merchantSecrets ?? [],
  }
  for (const [setting, texts] of Object.entries(groups)) {
    for (const text of texts) {
      const other = secrets.get(text)
      if (text && other !== undefined)
        say(
          setting,
          `repeats ${other === setting ? 'itself' : other}, so one leak would open both. Make a new one.`,
        )
      secrets.set(text, setting)
    }
  }

  const { publicUrl, allowedOrigins = [] } = values
  if (publicUrl && allowedOrigins.includes(new URL(publicUrl).origin))
    say('ALLOWED_ORIGINS', 'names the origin of PUBLIC_URL, which is always allowed. Leave it out.')
  return mistakes
}
