// Sandbox
export { createSandbox, type Sandbox } from './createSandbox.ts'
export type {
  Phases,
  Readings,
  SandboxOptions,
  WebhookBehaviour,
  WebhookOptions,
} from './engine/SandboxOptions.ts'

// Clock
export { createClock, createWallClock, type Clock } from './engine/clock.ts'
export type { Timer } from './engine/timeline.ts'

// Banks
export { banks } from './powens/connectors/banks.ts'
export { validationBanks } from './powens/connectors/validationBanks.ts'
export { testConnector } from './powens/connectors/testConnector.ts'
export { defineBank, type BankParameters } from './powens/connectors/defineBank.ts'
export type {
  Bank,
  BankBehaviour,
  ListedConnector,
  PaymentFieldJson,
  PaymentSettingsJson,
} from './engine/Bank.ts'

// Payer
export type { AbandonOptions, Payer } from './payer/createPayer.ts'
export type { PayerOptions } from './payer/decideStep.ts'

// Faults
export type { FailOptions, Faults } from './faults/Faults.ts'
export type { FaultRoute } from './engine/FaultRoute.ts'

// Statements
export type { Movement } from './engine/Movement.ts'
export type { StatementOptions } from './powens/statement/writeStatement.ts'

// Webhooks
export type { WebhookAttempt } from './engine/WebhookSender.ts'
