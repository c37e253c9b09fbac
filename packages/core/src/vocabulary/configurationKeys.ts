/** Keys of `GET /config` and `POST /config` that concern payments. (docs/powens.md#configuration-keys) */
export const configurationKeys = [
  'payment.auto_confirmation',
  'payment.manual_expire_time_days',
  'payment.max_amount',
  'payment.state_updated_webhook.systematic',
  'biapi.allowed_origins',
  'biapi.manager.email',
  'webhooks.alerts_frequency',
  // Two documents spell this one differently; both are read.
  'webhooks.compressions.enabled',
  'webhooks.compression.enabled',
  'oauth2.enabled',
] as const
export type ConfigurationKey = (typeof configurationKeys)[number]
