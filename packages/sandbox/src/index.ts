// Sandbox
export { createSandbox, type Sandbox } from './createSandbox.ts'
export type { Phases, Readings, SandboxOptions, WebhookBehaviour, WebhookOptions } from './settings.ts'

// Clock
export { createClock, createWallClock, type Clock } from './clock.ts'
export type { Timer } from './timeline.ts'

// Banks
export { banks } from './connectors/banks.ts'
export { testConnector } from './connectors/testConnector.ts'
export {
  defineBank,
  type Bank,
  type BankBehaviour,
  type BankParameters,
  type PaymentFieldJson,
  type PaymentSettingsJson,
} from './connectors/Bank.ts'

// Payer
export type { AbandonOptions, Payer, PayerOptions } from './payer.ts'

// Faults
export type { FailOptions, FaultRoute, Faults } from './faults.ts'

// Webhooks
export type { WebhookAttempt } from './webhooks/createWebhookSender.ts'
